/* Any sequence of calls with any handles: nothing may crash, hang, leak or write out of bounds. */
#include "calls.h"

enum { MOST_CALLS = 200 };

static const struct {
  operation *const *operations;
  const size_t *count;
} families[] = {
    {curve_operations, &curve_operation_count},
    {analysis_operations, &analysis_operation_count},
    {runs_operations, &runs_operation_count},
    {sweep_operations, &sweep_operation_count},
    {probe_operations, &probe_operation_count},
    {series_operations, &series_operation_count},
    {group_operations, &group_operation_count},
    {estimator_operations, &estimator_operation_count},
    {name_operations, &name_operation_count},
};

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  input in = {bytes, size};
  for (int i = 0; i < MOST_CALLS && in.left > 0; i++) {
    const size_t family = take_byte(&in) % (sizeof families / sizeof *families);
    families[family].operations[take_byte(&in) % *families[family].count](&in);
  }
  free_all();
  forget();
  return 0;
}
