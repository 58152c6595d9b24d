/* A curve is a checked copy of its points. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

static double rates[POINTS], losses[POINTS];
static lrs_error error;

static void a_curve_keeps_its_points(const lrs_curve *curve) {
  double some_rates[POINTS + 1], some_losses[POINTS + 1];
  size_t count = 0;
  CHECK_STATUS(LRS_OK, lrs_curve_count(curve, &count, &error));
  CHECK(count == POINTS);
  CHECK_STATUS(LRS_OK, lrs_curve_points(curve, some_rates, some_losses, POINTS, &error));
  CHECK(memcmp(some_rates, rates, sizeof rates) == 0);
  CHECK(memcmp(some_losses, losses, sizeof losses) == 0);
}

static void either_array_may_be_left_out(const lrs_curve *curve) {
  double copy[POINTS];
  CHECK_STATUS(LRS_OK, lrs_curve_points(curve, copy, NULL, POINTS, &error));
  CHECK(memcmp(copy, rates, sizeof rates) == 0);
  CHECK_STATUS(LRS_OK, lrs_curve_points(curve, NULL, copy, POINTS, &error));
  CHECK(memcmp(copy, losses, sizeof losses) == 0);
  CHECK_STATUS(LRS_OK, lrs_curve_points(curve, NULL, NULL, POINTS, &error));
}

static void nothing_is_written_past_the_points(const lrs_curve *curve) {
  double copy[POINTS + 1];
  copy[POINTS] = -7;
  CHECK_STATUS(LRS_OK, lrs_curve_points(curve, copy, NULL, POINTS + 1, NULL));
  CHECK(copy[POINTS] == -7);
}

static void a_small_buffer_stays_untouched(const lrs_curve *curve) {
  double copy[POINTS];
  memset(copy, 0xA5, sizeof copy);
  CHECK_REJECTED(LRS_ERROR_BUFFER_TOO_SMALL, copy,
                 lrs_curve_points(curve, copy, NULL, POINTS - 1, &error));
  CHECK_REJECTED(LRS_ERROR_BUFFER_TOO_SMALL, copy,
                 lrs_curve_points(curve, NULL, copy, 0, &error));
}

static void the_bits_of_losses_survive(void) {
  /* A signalling NaN's payload, infinities, signed zero and a denormal. */
  const uint64_t bits[] = {0x7FF8000000000123u, 0x7FF0000000000000u, 0xFFF0000000000000u,
                           0x8000000000000000u, 0x0000000000000001u};
  double odd[5], copy[5];
  lrs_curve *curve = NULL;
  memcpy(odd, bits, sizeof odd);
  CHECK_STATUS(LRS_OK, lrs_curve_create(rates, odd, 5, &curve, &error));
  CHECK_STATUS(LRS_OK, lrs_curve_points(curve, NULL, copy, 5, &error));
  CHECK(memcmp(copy, bits, sizeof bits) == 0);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void one_point_is_a_curve(void) {
  lrs_curve *curve = NULL;
  size_t count = 0;
  CHECK_STATUS(LRS_OK, lrs_curve_create(rates, losses, 1, &curve, &error));
  CHECK_STATUS(LRS_OK, lrs_curve_count(curve, &count, &error));
  CHECK(count == 1);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

void test_curve(void) {
  double borrowed[POINTS];
  lrs_curve *curve = NULL;
  fill_rates(rates, POINTS);
  fill_losses(rates, losses, POINTS, 1);
  memcpy(borrowed, losses, sizeof losses);
  CHECK_STATUS(LRS_OK, lrs_curve_create(rates, borrowed, POINTS, &curve, &error));
  CHECK(error.status == LRS_OK);
  memset(borrowed, 0, sizeof borrowed); /* The curve has its own copy. */
  a_curve_keeps_its_points(curve);
  either_array_may_be_left_out(curve);
  nothing_is_written_past_the_points(curve);
  a_small_buffer_stays_untouched(curve);
  the_bits_of_losses_survive();
  one_point_is_a_curve();
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
  CHECK_STATUS(LRS_OK, lrs_curve_free(NULL));
}
