import { ComplaintText } from '#contract/complaints.ts'
import { answerComplaint } from '#db/complaints/answer.ts'
import { fileComplaint } from '#db/complaints/file.ts'
import { listComplaints } from '#db/complaints/list.ts'
import { route } from '../route.ts'

export const complaints = [
  route({
    method: 'GET',
    path: '/api/periods/:id/complaints',
    act: 'complaint.read',
    handle: ({ store, actor, param }) => listComplaints(store, actor, param('id')),
  }),
  route({
    method: 'POST',
    path: '/api/periods/:id/complaints',
    act: 'complaint.file',
    body: ComplaintText,
    handle: ({ store, actor, param, body }) => fileComplaint(store, actor, param('id'), body.text),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/:id/answer',
    act: 'complaint.answer',
    body: ComplaintText,
    handle: ({ store, actor, param, body }) => answerComplaint(store, actor, param('id'), body.text),
  }),
]
