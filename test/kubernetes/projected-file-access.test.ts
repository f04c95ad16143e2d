import { unreadableProjectedFiles } from '../../src/kubernetes/projected-file-access';

// The rule of Kubernetes as a table: owner, group and mode of each file by the pod's users.
test.each([
  // mode, users, token unreadable, others unreadable
  [0o644, {}, false, false],
  [0o644, { commonUser: 1000, fsGroup: 2000 }, false, false],
  // root:root 0440 and 0400: only root can read anything.
  [0o440, {}, true, true],
  [0o400, {}, true, true],
  // The token belongs to the common user (0600), the rest to root.
  [0o440, { commonUser: 1000 }, false, true],
  [0o400, { commonUser: 1000 }, false, true],
  // With an fsGroup the group can read everything.
  [0o440, { fsGroup: 2000 }, false, false],
  [0o400, { fsGroup: 2000 }, false, false],
  [0o440, { commonUser: 1000, fsGroup: 2000 }, false, false],
])('mode %d of a pod with %j', (mode, users, token, others) => {
  expect(unreadableProjectedFiles(mode, users)).toEqual({ token, others });
});
