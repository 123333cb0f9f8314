import { listAnnouncements, readAnnouncement } from '#db/results/announce.ts'
import { route } from '../route.ts'

export const announcements = [
  route({
    method: 'GET',
    path: '/api/announcements',
    act: 'announcement.read',
    handle: async ({ store }) => ({ announcements: await listAnnouncements(store, false) }),
  }),
  route({
    method: 'GET',
    path: '/api/announcements/:id',
    act: 'announcement.read',
    handle: ({ store, param }) => readAnnouncement(store, param('id'), false),
  }),
  route({
    method: 'GET',
    path: '/api/public/announcements',
    act: 'public',
    handle: async ({ store }) => ({ announcements: await listAnnouncements(store, true) }),
  }),
  route({
    method: 'GET',
    path: '/api/public/announcements/:id',
    act: 'public',
    handle: ({ store, param }) => readAnnouncement(store, param('id'), true),
  }),
]
