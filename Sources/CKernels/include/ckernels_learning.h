// Kernels of networks with one hidden layer: activations, losses, optimiser, attacks.
//
// Matrices are row-major and dense. Sums have one order on every path and thread count; there is no
// fused multiply-add. `path` chooses the vectors that the compiler may use, never a result.
#ifndef CKERNELS_LEARNING_H
#define CKERNELS_LEARNING_H

#include <stddef.h>
#include <stdint.h>

#include "ckernels.h"

/// Copies rows `indices[0 ..< rows]` of a matrix of `width` columns.
void ck_gather_rows(int threads, size_t rows, size_t width, const float *source,
                    const int64_t *indices, float *result);

/// r = max(h, 0)^exponent, exponent > 0; multiples of one half by products and square roots, others
/// by ck_pow. Not a number stays so. May work in place.
void ck_rectify(ck_path path, int threads, size_t count, float exponent, const float *h, float *r);

/// y *= exponent max(h, 0)^(exponent - 1), where h > 0; y = 0 elsewhere, even where y is not finite.
void ck_times_slope(ck_path path, int threads, size_t count, float exponent, const float *h,
                    float *y);

/// logits[b, k] = bias[k] + sum over j of r[b, j] weights[k, j], in 16 interleaved lanes.
void ck_read_out(ck_path path, int threads, size_t rows, size_t hidden, size_t classes,
                 const float *r, const float *weights, const float *bias, float *logits);

/// back[b, j] = sum over k, ascending, of delta[b, k] weights[k, j].
void ck_read_out_back(ck_path path, int threads, size_t rows, size_t hidden, size_t classes,
                      const float *delta, const float *weights, float *back);

/// gradient[k, j] = sum over b, ascending, of delta[b, k] r[b, j].
void ck_read_out_gradient(ck_path path, int threads, size_t rows, size_t hidden, size_t classes,
                          const float *delta, const float *r, float *gradient);

/// sums[j] = sum over rows, ascending, of x[b, j].
void ck_column_sums(ck_path path, int threads, size_t rows, size_t columns, const float *x,
                    float *sums);

/// Mean, and mean squared distance from it times rows / divisor, of every column, in double
/// precision and ascending order.
void ck_column_moments(ck_path path, int threads, size_t rows, size_t columns, double divisor,
                       const float *x, float *mean, float *variance);

/// y[b, j] = (x[b, j] - shift[j]) scale[j] + offset[j]; offset may be null. May work in place.
void ck_affine_columns(ck_path path, int threads, size_t rows, size_t columns, const float *x,
                       const float *shift, const float *scale, const float *offset, float *y);

/// Back through a batch normalisation whose batch had `mean` and 1 / deviation `inverse`.
///
/// `dy` becomes the gradient by x; gain_gradient and shift_gradient are written.
void ck_normalization_back(ck_path path, int threads, size_t rows, size_t columns, const float *x,
                           const float *mean, const float *inverse, const float *gain, float *dy,
                           float *gain_gradient, float *shift_gradient);

/// Cross-entropy of each row, and its derivative by the logits times `scale`.
///
/// losses[b] = log sum exp z - z[label]. delta[b, k] = scale (p_k - 1[k = label]); that of the label
/// is minus the sum of the others, so that a certain model still has a gradient. delta may be null.
void ck_cross_entropy(int threads, size_t rows, size_t classes, const float *logits,
                      const uint8_t *labels, float scale, double *losses, float *delta);

/// Largest wrong logit minus the right one, and its derivative times `scale`.
void ck_margin(int threads, size_t rows, size_t classes, const float *logits,
               const uint8_t *labels, float scale, double *losses, float *delta);

/// One step of Adam on `rows` rows of weights.
///
/// g = gradient + decay[row] w; m += mean_gain (g - m); v = square_keep v + square_gain g g;
/// w -= rate m / (sqrt(v) correction + epsilon), where rate and correction hold the bias
/// corrections. decay may be null.
typedef struct {
  float mean_gain, square_keep, square_gain, rate, correction, epsilon;
} ck_adam_step;
void ck_adam(ck_path path, int threads, size_t rows, size_t width, ck_adam_step step,
             const float *gradient, const float *decay, float *weights, float *m, float *v);

/// result[b] = sum over j of (exponent max(h, 0)^(exponent - 1))^2 squares[j], double precision,
/// 16 interleaved lanes.
void ck_jacobian_squares(ck_path path, int threads, size_t rows, size_t hidden, float exponent,
                         const float *h, const float *squares, double *result);

/// y[b, :] = base[b, :] + amount[b] direction[b, :].
void ck_along_rows(ck_path path, int threads, size_t rows, size_t width, const float *base,
                   const float *direction, const float *amount, float *y);

/// result[b] = sum over j of (x[b, j] - y[b, j])^2 in double precision, 16 lanes; y may be null.
void ck_row_squares(ck_path path, int threads, size_t rows, size_t width, const float *x,
                    const float *y, double *result);

/// y = min(max(x, low), high).
void ck_clamp(ck_path path, int threads, size_t count, float low, float high, float *x);

/// y += step sign(gradient), then kept within `budget` of x; one step and budget a row.
void ck_sign_step(ck_path path, int threads, size_t rows, size_t width, const float *x,
                  const float *gradient, const float *step, const float *budget, float *y);

/// y += step gradient / |gradient|, then pulled back to the ball of radius `budget` about x. Rows
/// whose gradient vanishes stay.
void ck_ball_step(ck_path path, int threads, size_t rows, size_t width, const float *x,
                  const float *gradient, const float *step, const float *budget, float *y);

/// One step with momentum, of the automatic schedule, in the box of `budget` about x and [low, high].
///
/// z = P(y + step sign(gradient)); next = P(y + momentum (z - y) + (1 - momentum)(y - previous)).
/// `previous` takes y, y takes next.
void ck_momentum_sign_step(ck_path path, int threads, size_t rows, size_t width, const float *x,
                           const float *gradient, const float *step, const float *budget,
                           float momentum, float low, float high, float *previous, float *y);

/// matrix[i, j] *= factor (sum over k of v[k, i] v[k, j]) for v of shape [classes, hidden].
void ck_times_outer(ck_path path, int threads, size_t hidden, size_t classes, float factor,
                    const float *v, float *matrix);

/// y = x y.
void ck_times(ck_path path, int threads, size_t count, const float *x, float *y);

#endif
