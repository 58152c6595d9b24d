/*
 * What of lrsuggest.h this example needs, as C++: objects that free themselves, statuses below
 * zero and refusals as exceptions. A start to copy and to extend, not an interface to depend on.
 */
#ifndef LRSUGGEST_HPP
#define LRSUGGEST_HPP

#include <lrsuggest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace lrsuggest {

/* Misuse of the library. */
struct Error : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

/* A valid curve without an answer: says why, and what to do. */
struct Refusal : std::runtime_error {
  Refusal(lrs_status status, const char *message)
      : std::runtime_error(message), status(status) {}
  lrs_status status;
};

namespace detail {

template <typename Handle, lrs_status (*free_handle)(Handle *)>
struct Free {
  void operator()(Handle *handle) const noexcept { free_handle(handle); }
};

template <typename Handle, lrs_status (*free_handle)(Handle *)>
using Owned = std::unique_ptr<Handle, Free<Handle, free_handle>>;

inline void check(lrs_status status, const lrs_error &error) {
  if (status < 0) throw Error(error.message);
  if (status > 0) throw Refusal(status, error.message);
}

}  // namespace detail

class Curve {
 public:
  Curve(const std::vector<double> &learning_rates, const std::vector<double> &losses) {
    if (learning_rates.size() != losses.size()) throw Error("a loss for each learning rate");
    lrs_curve *handle = nullptr;
    lrs_error error;
    detail::check(lrs_curve_create(learning_rates.data(), losses.data(), losses.size(), &handle,
                                   &error),
                  error);
    handle_.reset(handle);
  }

  lrs_suggestion suggest(const lrs_context &context = LRS_CONTEXT_INIT) const {
    lrs_suggestion suggestion = LRS_SUGGESTION_INIT;
    lrs_error error;
    detail::check(lrs_suggest(handle_.get(), &context, &suggestion, &error), error);
    return suggestion;
  }

 private:
  friend class Sweep;
  explicit Curve(lrs_curve *handle) : handle_(handle) {}
  detail::Owned<lrs_curve, lrs_curve_free> handle_;
};

/* A range test in progress: `while (sweep.next(rate)) sweep.record(loss of a step with rate)`. */
class Sweep {
 public:
  explicit Sweep(const lrs_sweep_options &options = LRS_SWEEP_OPTIONS_INIT) {
    lrs_sweep *handle = nullptr;
    lrs_error error;
    detail::check(lrs_sweep_create(&options, &handle, &error), error);
    handle_.reset(handle);
  }

  /* Stores the rate of the next step; false where the sweep is over. */
  bool next(double &learning_rate) const {
    lrs_error error;
    const lrs_status status = lrs_sweep_learning_rate(handle_.get(), &learning_rate, &error);
    if (status == LRS_SWEEP_ENDED) return false;
    detail::check(status, error);
    return true;
  }

  void record(double loss) {
    lrs_error error;
    detail::check(lrs_sweep_record(handle_.get(), loss, &error), error);
  }

  Curve curve() const {
    lrs_curve *handle = nullptr;
    lrs_error error;
    detail::check(lrs_sweep_curve(handle_.get(), &handle, &error), error);
    return Curve(handle);
  }

 private:
  detail::Owned<lrs_sweep, lrs_sweep_free> handle_;
};

}  // namespace lrsuggest

#endif
