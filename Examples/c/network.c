#include "network.h"

#include <math.h>
#include <string.h>

static double uniform(uint64_t *state) { /* Knuth's generator; the high bits are good. */
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (double)(*state >> 11) / 9007199254740992.0;
}

static void draw(double *weights, int rows, int columns, uint64_t *random) {
  const double limit = sqrt(6.0 / (columns - 1));
  for (int i = 0; i < rows * columns; i++)
    weights[i] = i % columns == columns - 1 ? 0 : limit * (2 * uniform(random) - 1);
}

void network_start(network *net, uint64_t seed) {
  memset(net, 0, sizeof *net);
  net->random = seed;
  draw(net->weights.hidden[0], HIDDEN, PIXELS + 1, &net->random);
  draw(net->weights.output[0], CLASSES, HIDDEN + 1, &net->random);
}

/* Fills what the hidden units and then the classes get: ReLU, and softmax. */
static void forward(const layers *weights, const double *pixels, double *hidden,
                    double *probabilities) {
  double largest = -INFINITY, sum = 0;
  for (int i = 0; i < HIDDEN; i++) {
    double value = weights->hidden[i][PIXELS];
    for (int j = 0; j < PIXELS; j++) value += weights->hidden[i][j] * pixels[j];
    hidden[i] = value > 0 ? value : 0;
  }
  for (int i = 0; i < CLASSES; i++) {
    probabilities[i] = weights->output[i][HIDDEN];
    for (int j = 0; j < HIDDEN; j++) probabilities[i] += weights->output[i][j] * hidden[j];
    if (probabilities[i] > largest) largest = probabilities[i];
  }
  for (int i = 0; i < CLASSES; i++) sum += probabilities[i] = exp(probabilities[i] - largest);
  for (int i = 0; i < CLASSES; i++) probabilities[i] /= sum;
}

/* Adds the gradient of one picture's cross-entropy and returns that loss. */
static double backward(const layers *weights, const double *pixels, int class,
                       layers *gradient) {
  double hidden[HIDDEN], probabilities[CLASSES], error[HIDDEN] = {0};
  forward(weights, pixels, hidden, probabilities);
  for (int i = 0; i < CLASSES; i++) {
    const double slope = probabilities[i] - (i == class);
    for (int j = 0; j < HIDDEN; j++) {
      gradient->output[i][j] += slope * hidden[j];
      error[j] += slope * weights->output[i][j];
    }
    gradient->output[i][HIDDEN] += slope;
  }
  for (int i = 0; i < HIDDEN; i++) {
    if (hidden[i] <= 0) continue;
    for (int j = 0; j < PIXELS; j++) gradient->hidden[i][j] += error[i] * pixels[j];
    gradient->hidden[i][PIXELS] += error[i];
  }
  return -log(probabilities[class]);
}

static void descend(double *weights, double *momentum, const double *gradient, size_t count,
                    double learning_rate) {
  for (size_t i = 0; i < count; i++) {
    momentum[i] = 0.9 * momentum[i] + gradient[i] / BATCH;
    weights[i] -= learning_rate * momentum[i];
  }
}

double network_step(network *net, const digits *data, double learning_rate) {
  layers gradient = {{{0}}, {{0}}};
  double loss = 0;
  for (int i = 0; i < BATCH; i++) {
    const int chosen = (int)(uniform(&net->random) * TRAINED);
    loss += backward(&net->weights, data->pixels[chosen], data->classes[chosen], &gradient);
  }
  descend(net->weights.hidden[0], net->momentum.hidden[0], gradient.hidden[0],
          HIDDEN * (PIXELS + 1), learning_rate);
  descend(net->weights.output[0], net->momentum.output[0], gradient.output[0],
          CLASSES * (HIDDEN + 1), learning_rate);
  return loss / BATCH;
}

double network_accuracy(const network *net, const digits *data) {
  int right = 0;
  for (int i = TRAINED; i < PICTURES; i++) {
    double hidden[HIDDEN], probabilities[CLASSES];
    int best = 0;
    forward(&net->weights, data->pixels[i], hidden, probabilities);
    for (int class = 1; class < CLASSES; class++)
      if (probabilities[class] > probabilities[best]) best = class;
    right += best == data->classes[i];
  }
  return right / (double)(PICTURES - TRAINED);
}
