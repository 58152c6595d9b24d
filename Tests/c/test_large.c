/* The longest curve the header allows. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <stdlib.h>

enum { LONGEST = 10000000 };

void test_large(void) {
  double *rates = malloc(LONGEST * sizeof *rates), *losses = malloc(LONGEST * sizeof *losses);
  lrs_curve *curve = NULL;
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  size_t count = 0;
  CHECK(rates != NULL && losses != NULL);
  if (rates != NULL && losses != NULL) {
    fill_rates(rates, LONGEST);
    fill_losses(rates, losses, LONGEST, 1);
    CHECK_STATUS(LRS_OK, lrs_curve_create(rates, losses, LONGEST, &curve, NULL));
    CHECK_STATUS(LRS_OK, lrs_curve_count(curve, &count, NULL));
    CHECK(count == LONGEST);
    CHECK_STATUS(LRS_OK, lrs_suggest(curve, NULL, &answer, NULL));
    CHECK(1e-5 < answer.learning_rate && answer.learning_rate < 1);
    CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
  }
  free(rates);
  free(losses);
}
