/* What is known of the training that follows. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_CONTEXT_H
#define LRSUGGEST_CONTEXT_H

#include "errors.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Marks a number of lrs_context that the caller does not know. */
#define LRS_UNKNOWN (-1)

/** How the learning rate will move during the training that follows. */
enum {
  LRS_SCHEDULE_ONE_CYCLE = 0, /**< Warm-up to max_lr, then annealing: answer is max_lr. */
  LRS_SCHEDULE_CONSTANT = 1,  /**< The same rate throughout. */
  LRS_SCHEDULE_LINEAR = 2,    /**< Linear decay to zero, no warm-up: answer is the first rate. */
  LRS_SCHEDULE_COSINE = 3     /**< Cosine decay to zero, no warm-up: answer is the first rate. */
};

/** The optimizer's family; LRS_UNKNOWN where not said. */
enum {
  LRS_OPTIMIZER_SGD = 0,      /**< Stochastic gradient descent without momentum. */
  LRS_OPTIMIZER_MOMENTUM = 1, /**< The same with heavy-ball momentum. */
  LRS_OPTIMIZER_NESTEROV = 2, /**< The same with Nesterov's momentum. */
  LRS_OPTIMIZER_ADAM = 3,     /**< Adam; weight decay, if any, is part of the gradient. */
  LRS_OPTIMIZER_ADAMW = 4,    /**< Adam with decoupled weight decay. */
  LRS_OPTIMIZER_RMSPROP = 5,  /**< RMSProp. */
  LRS_OPTIMIZER_ADAGRAD = 6,  /**< Adagrad. */
  LRS_OPTIMIZER_LION = 7      /**< Lion, which follows the sign of its momentum. */
};

/** What is known of the training. Every field but struct_size may stay as initialised. */
typedef struct lrs_context {
  uint32_t struct_size; /**< sizeof(lrs_context); set by LRS_CONTEXT_INIT. */
  int32_t schedule;     /**< LRS_SCHEDULE_*. */
  int32_t optimizer;    /**< LRS_OPTIMIZER_*, or LRS_UNKNOWN. */
  int32_t fine_tuning;  /**< 1: the network is pre-trained; 0: it is not. */
  int64_t steps;        /**< Updates the training will make (>= 1), or LRS_UNKNOWN. */
  int64_t batch_size;   /**< Examples per update (>= 1), or LRS_UNKNOWN. */
  double smoothing;     /**< Whittaker penalty (0 to 1e8); LRS_UNKNOWN: chosen from data. */
  double ema_beta;      /**< Memory of the EMA the losses are (0: raw); LRS_UNKNOWN: found out. */
  double epochs;        /**< How often the training sees each row (> 0): steps * batch / rows;
                             LRS_UNKNOWN where not known. Tells how sure a rate is. */
} lrs_context;

/** A one-cycle training from scratch, of which nothing else is known. */
#define LRS_CONTEXT_INIT                                                            \
  {                                                                                 \
    sizeof(lrs_context), LRS_SCHEDULE_ONE_CYCLE, LRS_UNKNOWN, 0, LRS_UNKNOWN,       \
        LRS_UNKNOWN, LRS_UNKNOWN, LRS_UNKNOWN, LRS_UNKNOWN                          \
  }

/** Finds the LRS_SCHEDULE_* called "one_cycle", "constant", "linear" or "cosine". */
LRS_API lrs_status lrs_schedule_named(const char *name, int32_t *out, lrs_error *error);

/**
 * Finds the LRS_OPTIMIZER_* called "sgd", "momentum", "nesterov", "adam", "adamw",
 * "rmsprop", "adagrad" or "lion". An unknown name is an error that lists them.
 */
LRS_API lrs_status lrs_optimizer_named(const char *name, int32_t *out, lrs_error *error);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_CONTEXT_H */
