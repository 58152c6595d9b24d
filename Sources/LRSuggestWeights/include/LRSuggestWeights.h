/*
 * The numbers of the learned suggester, written by Benchmarks/Learned/table.py.
 *
 * Weights: for each member (features, cnn, gru, image), for each of its copies, the tensors of
 * the network in the order of torch's state_dict(), row-major.
 *
 * Calibration, each over features, cnn, gru, image in this order:
 *   copies of a member (4), temperatures (4), weights in the ensemble (4);
 *   decades by which intervals are widened, below and above, members and then ensemble (10);
 *   rows of a stream below which the gru is not trusted (1);
 *   for each of the 31 features the least and the largest that was trained on (62);
 *   the expected loss at -4 to 4 decades by 0.05 from the middle of the good rates, under a
 *   one-cycle schedule (161) and a constant rate (161).
 *
 * Accessors, not arrays: an imported array of this length would be a tuple to Swift. They are of
 * this library alone: hidden from whatever loads it.
 */
#ifndef LRSUGGEST_WEIGHTS_H
#define LRSUGGEST_WEIGHTS_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) && !defined(_WIN32)
#define LRSUGGEST_HIDDEN __attribute__((visibility("hidden")))
#else
#define LRSUGGEST_HIDDEN
#endif

LRSUGGEST_HIDDEN const float *lrsuggest_weights(void);
LRSUGGEST_HIDDEN size_t lrsuggest_weights_count(void);

LRSUGGEST_HIDDEN const double *lrsuggest_calibration(void);
LRSUGGEST_HIDDEN size_t lrsuggest_calibration_count(void);

/* FNV-1a over the bits of all weights and then of the calibration, one step for each number. */
LRSUGGEST_HIDDEN uint64_t lrsuggest_checksum(void);

/* What the numbers were made of, and with which command. */
LRSUGGEST_HIDDEN const char *lrsuggest_provenance(void);

#endif /* LRSUGGEST_WEIGHTS_H */
