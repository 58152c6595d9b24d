/* The handles of one run: alive, freed, of every type. */
#ifndef POOL_H
#define POOL_H

#include "input.h"

typedef enum kind {
  CURVE,
  ANALYSIS,
  RUNS,
  SWEEP,
  PROBE,
  SERIES,
  GROUP_SWEEP,
  GROUP_REPORT,
  KINDS
} kind;

/** Keeps a handle that a call has stored. */
void keep(kind kind, void *handle);

/** Mostly a live handle of this kind; or one that is stale, foreign, invented or NULL. */
void *pick(input *in, kind kind);

/** Frees a picked handle, and checks that it is gone. */
void free_one(input *in, kind kind);

/** Frees what is left. */
void free_all(void);

#endif
