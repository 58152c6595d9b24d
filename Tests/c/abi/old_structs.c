#include "old_structs.h"

#include "../check.h"
#include "../fixtures.h"

/* `call` fills `out`, a struct of `type`; the bytes behind it are not the library's. */
#define CHECK_FILLS(type, initial, call)                                     \
  do {                                                                       \
    static const type fresh = initial;                                       \
    struct {                                                                 \
      type value;                                                            \
      unsigned char behind[64];                                              \
    } guarded;                                                               \
    type *const out = &guarded.value;                                        \
    unsigned char expected[sizeof guarded.behind];                           \
    memset(&guarded, 0xA5, sizeof guarded);                                  \
    memset(expected, 0xA5, sizeof expected);                                 \
    *out = fresh;                                                            \
    CHECK_STATUS(LRS_OK, call);                                              \
    CHECK(out->struct_size == sizeof(type));                                 \
    CHECK(memcmp(out, &fresh, sizeof fresh) != 0);                           \
    CHECK(memcmp(guarded.behind, expected, sizeof expected) == 0);           \
  } while (0)

static void of_an_analysis(const lrs_curve *curve) {
  lrs_analysis *analysis = NULL;
  CHECK_STATUS(LRS_OK, lrs_analysis_create(curve, NULL, &analysis, NULL));
  CHECK_FILLS(lrs_suggestion, LRS_SUGGESTION_INIT, lrs_suggest(curve, NULL, out, NULL));
  CHECK_FILLS(lrs_reading, LRS_READING_INIT, lrs_analysis_reading(analysis, out, NULL));
  CHECK_FILLS(lrs_slopes, LRS_SLOPES_INIT, lrs_analysis_slopes(analysis, out, NULL));
  CHECK_FILLS(lrs_landmark, LRS_LANDMARK_INIT,
              lrs_analysis_landmark(analysis, LRS_LANDMARK_MINIMUM, out, NULL));
  CHECK_FILLS(lrs_learned_estimate, LRS_LEARNED_ESTIMATE_INIT,
              lrs_analysis_learned(analysis, LRS_MEMBER_CNN, out, NULL));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void of_runs(lrs_curve *first) {
  lrs_curve *second = realistic_curve(POINTS, 2);
  const lrs_curve *curves[] = {first, second};
  lrs_runs *runs = NULL;
  CHECK_STATUS(LRS_OK, lrs_runs_create(curves, 2, NULL, &runs, NULL));
  CHECK_FILLS(lrs_spread, LRS_SPREAD_INIT, lrs_runs_spread(runs, out, NULL));
  CHECK_STATUS(LRS_OK, lrs_runs_free(runs));
  CHECK_STATUS(LRS_OK, lrs_curve_free(second));
}

void test_old_structs(void) {
  lrs_curve *curve = realistic_curve(POINTS, 1);
  of_an_analysis(curve);
  of_runs(curve);
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}
