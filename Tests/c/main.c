#include "suites.h"

#include "check.h"

/* `tests without-large` leaves the longest curve out, for slow tools. */
int main(int count, char **arguments) {
  const int large = count < 2 || strcmp(arguments[1], "without-large") != 0;

  test_version();
  test_curve();
  test_curve_rejected();
  test_context();
  test_suggest();
  test_refusals();
  test_odd_losses();
  test_batch();
  test_batch_rejected();
  test_reading();
  test_landmarks();
  test_levels();
  test_basins();
  test_ranges();
  test_smooth();
  test_texts();
  test_smoothers();
  test_averages();
  test_runs();
  test_frames();
  test_learned();
  test_rules();
  test_rule_batch();
  test_sweep();
  test_sweep_ends();
  test_sweep_rejected();
  test_probe();
  test_series();
  test_curvature();
  test_rotation();
  test_groups();
  test_handles();
  test_struct_size();
  test_null_pointers();
  test_threads();
  if (large) test_large();
  return check_summary();
}
