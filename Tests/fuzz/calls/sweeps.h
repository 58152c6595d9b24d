/* What sweeps and series of sweeps share. */
#ifndef SWEEPS_H
#define SWEEPS_H

#include "calls.h"

const lrs_sweep_options *take_sweep_options(input *in);

/** The loss of a step; once the input is used up, one that falls. */
double take_loss(input *in, size_t step);

#endif
