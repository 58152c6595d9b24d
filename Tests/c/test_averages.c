/* Averages: the names of their forms, recognised, and undone. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>
#include <stdint.h>

static lrs_error error;

static void forms_are_listed(void) {
  for (int32_t form = LRS_EMA_BIAS_CORRECTED; form <= LRS_EMA_FIRST_VALUE; form++) {
    int32_t found = -7;
    CHECK(lrs_ema_form_name(form) != NULL);
    CHECK_STATUS(LRS_OK, lrs_ema_form_named(lrs_ema_form_name(form), &found, &error));
    CHECK(found == form);
  }
  CHECK(strcmp(lrs_ema_form_name(LRS_EMA_FIRST_VALUE), "first_value") == 0);
  CHECK(lrs_ema_form_name(LRS_EMA_FIRST_VALUE + 1) == NULL);
  CHECK(lrs_ema_form_name(-1) == NULL && lrs_ema_form_name(INT32_MIN) == NULL);
  int32_t found = -7;
  CHECK_REJECTED(LRS_ERROR_UNKNOWN_NAME, found, lrs_ema_form_named("first", &found, &error));
}

/* Noise around a constant: no trend helps to tell. */
static void averages_are_recognised_and_undone(void) {
  double rates[MANY_POINTS], losses[MANY_POINTS], averages[MANY_POINTS];
  double undone[MANY_POINTS], beta = -7;
  uint32_t state = 5;
  int32_t form = -7;
  for (int index = 0; index < MANY_POINTS; index++) {
    losses[index] = 2 + next_random(&state) / 4;
    averages[index] =
        index == 0 ? losses[0] : 0.95 * averages[index - 1] + 0.05 * losses[index];
  }
  fill_rates(rates, MANY_POINTS);
  lrs_curve *raw = NULL, *curve = NULL;
  CHECK_STATUS(LRS_OK, lrs_curve_create(rates, losses, MANY_POINTS, &raw, &error));
  CHECK_REJECTED(LRS_NOT_FOUND, beta, lrs_ema_detect(raw, &beta, &form, &error));
  CHECK(form == -7);
  CHECK_STATUS(LRS_OK, lrs_curve_create(rates, averages, MANY_POINTS, &curve, &error));
  CHECK_STATUS(LRS_OK, lrs_ema_detect(curve, &beta, &form, &error));
  CHECK(beta >= 0.8 && beta < 1 && lrs_ema_form_name(form) != NULL);
  CHECK_STATUS(LRS_OK, lrs_ema_detect(curve, NULL, NULL, NULL));
  CHECK_STATUS(LRS_OK,
               lrs_ema_undo(curve, 0.95, LRS_EMA_FIRST_VALUE, undone, MANY_POINTS, &error));
  for (int index = 0; index < MANY_POINTS; index++)
    CHECK(fabs(undone[index] - losses[index]) < 1e-12);
  CHECK_STATUS(LRS_OK, lrs_curve_free(raw));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void nonsense_is_rejected(void) {
  lrs_curve *curve = realistic_curve(POINTS, 3);
  double undone[POINTS] = {-7};
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, undone,
                 lrs_ema_undo(curve, 1, LRS_EMA_FIRST_VALUE, undone, POINTS, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, undone,
                 lrs_ema_undo(curve, NAN, LRS_EMA_FIRST_VALUE, undone, POINTS, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, undone,
                 lrs_ema_undo(curve, 0.9, 2, undone, POINTS, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, undone,
                 lrs_ema_undo(curve, 0.9, INT32_MIN, undone, POINTS, &error));
  CHECK_REJECTED(LRS_ERROR_NULL_POINTER, undone,
                 lrs_ema_undo(curve, 0.9, LRS_EMA_FIRST_VALUE, NULL, POINTS, &error));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

void test_averages(void) {
  forms_are_listed();
  averages_are_recognised_and_undone();
  nonsense_is_rejected();
}
