// What of a curve is worth looking at: the picture must not be ruled by the explosion. The pictures
// of the Python package choose the same.

const mostPoints = 2000;
// Heights beyond this are drawn at the edge: their differences would overflow.
const limit = 1e306;

const clipped = (loss) => Math.min(limit, Math.max(-limit, loss));

// The smooth curve; what is not finite comes as null, and lies beyond every edge.
export function drawnSmooth(smooth) {
  const heights = (losses) => losses.map((loss) => clipped(loss ?? limit));
  return smooth && {
    lrs: smooth.lrs, losses: heights(smooth.losses), lower: heights(smooth.lower),
    upper: heights(smooth.upper),
  };
}

// The finite points, thinned evenly.
export function drawn({ lrs, losses }) {
  const kept = [];
  for (let index = 0; index < lrs.length; index += 1) {
    if (Number.isFinite(losses[index])) kept.push({ lr: lrs[index], loss: clipped(losses[index]) });
  }
  const step = Math.ceil(kept.length / mostPoints) || 1;
  return kept.filter((_, index) => index % step === 0);
}

// The range of the descent, with some room for the rise that follows it.
export function vertical(points, smooth) {
  const heights = points.map((point) => point.loss).sort((a, b) => a - b);
  if (heights.length === 0) return [0, 1];
  let low = heights[0];
  let high = heights[Math.ceil(0.8 * (heights.length - 1))];
  if (smooth) {
    const lowest = smooth.losses.indexOf(Math.min(...smooth.losses));
    const descent = smooth.losses.slice(0, lowest + 1);
    const early = points
      .filter((point) => point.lr <= smooth.lrs[lowest])
      .map((point) => point.loss).sort((a, b) => a - b);
    if (Math.max(...descent) > descent[lowest]) {
      const noisiest = early[Math.floor(0.98 * (early.length - 1))] ?? descent[lowest];
      low = Math.min(heights[0], descent[lowest]);
      high = Math.max(...descent, noisiest);
    }
  }
  const room = high - low || Math.abs(high) || 1;
  return [low - 0.06 * room, high + 0.18 * room];
}

// The smooth loss at a rate, or null outside of the smooth curve.
export function heightAt(smooth, lr) {
  const right = smooth?.lrs.findIndex((rate) => rate >= lr) ?? -1;
  if (right < 0 || (right === 0 && smooth.lrs[0] !== lr)) return null;
  if (right === 0) return smooth.losses[0];
  const [before, after] = [smooth.lrs[right - 1], smooth.lrs[right]];
  const share = Math.log(lr / before) / Math.log(after / before);
  return smooth.losses[right - 1] + share * (smooth.losses[right] - smooth.losses[right - 1]);
}
