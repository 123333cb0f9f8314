import * as v from 'valibot'
import { Announcement, AnnouncementBrief } from '#contract/announcements.ts'
import { listAnnouncements, readAnnouncement } from '#db/results/announcements.ts'
import { route } from '../route.ts'

const List = v.object({ announcements: v.array(AnnouncementBrief) })

export const announcements = [
  route({
    method: 'GET',
    path: '/api/announcements',
    act: 'announcement.read',
    summary: 'The announced results, newest first',
    answer: List,
    handle: async ({ store }) => ({ announcements: await listAnnouncements(store, false) }),
  }),
  route({
    method: 'GET',
    path: '/api/announcements/:id',
    act: 'announcement.read',
    summary: 'An announced result',
    answer: Announcement,
    handle: ({ store, param }) => readAnnouncement(store, param('id'), false),
  }),
  route({
    method: 'GET',
    path: '/api/public/announcements',
    act: 'public',
    summary: 'The announced results, for everyone',
    answer: List,
    handle: async ({ store }) => ({ announcements: await listAnnouncements(store, true) }),
  }),
  route({
    method: 'GET',
    path: '/api/public/announcements/:id',
    act: 'public',
    summary: 'An announced result for everyone; who did not consent has no name',
    answer: Announcement,
    handle: ({ store, param }) => readAnnouncement(store, param('id'), true),
  }),
]
