/** Text that would run or be evaluated if it became markup. */
export const HOSTILE_TEXT = [
  '</script><script>globalThis.ran = 1</script>',
  '"><img src=x onerror="globalThis.ran = 2">',
  "{{ constructor.constructor('globalThis.ran = 3')() }}",
  '<svg onload="globalThis.ran = 4">',
  '[click](javascript:globalThis.ran=5)',
  '{:.severity @click="globalThis.ran = 6"}',
  '``` {{ 7 * 7 }} ``` <namespace>',
  '::: raw',
  '`{{ 7 * 7 }}` | a | b |',
];
