/* A network of one hidden layer that learns digits by stochastic gradient descent. */
#ifndef NETWORK_H
#define NETWORK_H

#include <stdint.h>

#include "digits.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { HIDDEN = 32, BATCH = 64 };

typedef struct layers {
  double hidden[HIDDEN][PIXELS + 1]; /* The last of each row is the bias. */
  double output[CLASSES][HIDDEN + 1];
} layers;

typedef struct network {
  layers weights;
  layers momentum;
  uint64_t random; /* Draws the weights and then the batches. */
} network;

/* Draws weights, whose scale fits the width of each layer. */
void network_start(network *net, uint64_t seed);

/* Makes one step on a random batch, with momentum 0.9; returns the loss before it. */
double network_step(network *net, const digits *data, double learning_rate);

/* Returns the share of held-out pictures that are recognised. */
double network_accuracy(const network *net, const digits *data);

#ifdef __cplusplus
}
#endif

#endif
