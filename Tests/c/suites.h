/* One suite a file; main.c runs them in this order. */
#ifndef SUITES_H
#define SUITES_H

void test_version(void);
void test_curve(void);
void test_curve_rejected(void);
void test_context(void);
void test_suggest(void);
void test_refusals(void);
void test_odd_losses(void);
void test_batch(void);
void test_batch_rejected(void);
void test_reading(void);
void test_landmarks(void);
void test_levels(void);
void test_basins(void);
void test_ranges(void);
void test_smooth(void);
void test_texts(void);
void test_smoothers(void);
void test_averages(void);
void test_runs(void);
void test_frames(void);
void test_learned(void);
void test_rules(void);
void test_rule_batch(void);
void test_sweep(void);
void test_sweep_ends(void);
void test_sweep_rejected(void);
void test_probe(void);
void test_series(void);
void test_curvature(void);
void test_rotation(void);
void test_groups(void);
void test_handles(void);
void test_struct_size(void);
void test_null_pointers(void);
void test_threads(void);
void test_large(void);

#endif
