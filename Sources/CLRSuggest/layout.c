/* Including the header from a source file makes SwiftPM rebuild Swift when it changes. */
#include "../../include/lrsuggest.h"

/* The layouts that compiled clients depend on. */
_Static_assert(sizeof(lrs_error) == 512, "lrs_error is frozen");
_Static_assert(offsetof(lrs_context, ema_beta) == 40, "first shipped size of lrs_context");
_Static_assert(sizeof(lrs_smoother) == 40, "first shipped size of lrs_smoother");
_Static_assert(offsetof(lrs_suggestion, confidence) == 56, "first shipped size of lrs_suggestion");
_Static_assert(offsetof(lrs_reading, onset) == 48, "first shipped size of lrs_reading");
_Static_assert(offsetof(lrs_landmark, low) == 32, "first shipped size of lrs_landmark");
_Static_assert(sizeof(lrs_basin) == 64, "first shipped size of lrs_basin");
_Static_assert(sizeof(lrs_slopes) == 88, "first shipped size of lrs_slopes");
_Static_assert(sizeof(lrs_learned_estimate) == 384, "first shipped size of lrs_learned_estimate");
_Static_assert(sizeof(lrs_sweep_options) == 40, "first shipped size of lrs_sweep_options");
_Static_assert(sizeof(lrs_spread) == 32, "first shipped size of lrs_spread");
_Static_assert(sizeof(lrs_smith) == 56, "first shipped size of lrs_smith");
_Static_assert(sizeof(lrs_secant) == 40, "first shipped size of lrs_secant");
_Static_assert(sizeof(lrs_rotation) == 48, "first shipped size of lrs_rotation");
_Static_assert(sizeof(lrs_group_reading) == 80, "first shipped size of lrs_group_reading");
