/**
 * How likely a standard normal value is at least so far from zero, on either side. The complementary error function is the Chebyshev fit of Numerical Recipes (Press et al., 2nd ed.,
 * section 6.2), whose relative error is below 1.2e-7 everywhere, also far out.
 *
 * @param z - how far, in standard deviations
 * @returns the probability, 0 to 1
 */
export const twoSided = (z: number): number => {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + x / 2)
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398,
    1.48851587, -0.82215223, 0.17087277,
  ]
  let polynomial = 0
  for (let i = coefficients.length - 1; i >= 0; i -= 1) {
    polynomial = polynomial * t + (coefficients[i] as number)
  }
  return Math.min(1, t * Math.exp(-x * x + polynomial))
}
