import { Complaint, Complaints, ComplaintText } from '#contract/complaints.ts'
import { answerComplaint } from '#db/complaints/answer.ts'
import { fileComplaint } from '#db/complaints/file.ts'
import { listComplaints } from '#db/complaints/list.ts'
import { route } from '../route.ts'

export const complaints = [
  route({
    method: 'GET',
    path: '/api/periods/:id/complaints',
    act: 'complaint.read',
    summary: 'Complaints about a result; a collector reads the own ones',
    answer: Complaints,
    handle: ({ store, actor, param }) => listComplaints(store, actor, param('id')),
  }),
  route({
    method: 'POST',
    path: '/api/periods/:id/complaints',
    act: 'complaint.file',
    summary: 'Complain about a result while the window is open',
    answer: Complaint,
    body: ComplaintText,
    handle: ({ store, actor, param, body }) => fileComplaint(store, actor, param('id'), body.text),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/:id/answer',
    act: 'complaint.answer',
    summary: 'Answer a complaint',
    answer: Complaint,
    body: ComplaintText,
    handle: ({ store, actor, param, body }) => answerComplaint(store, actor, param('id'), body.text),
  }),
]
