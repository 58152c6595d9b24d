/* What a program compiled with an older header asks of today's library. */
#include "../check.h"
#include "../suites.h"
#include "old_structs.h"

int main(void) {
  test_version();
  test_curve();
  test_curve_rejected();
  test_suggest();
  test_refusals();
  test_batch();
  test_landmarks();
  test_runs();
  test_rules();
  test_sweep();
  test_sweep_ends();
  test_probe();
  test_series();
  test_old_structs();
  return check_summary();
}
