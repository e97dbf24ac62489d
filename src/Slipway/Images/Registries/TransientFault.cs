namespace Slipway.Images.Registries;

/// <summary>A fault that may be gone at the next try.</summary>
/// <param name="fault">What to tell where it is not.</param>
internal sealed class TransientFault(SlipwayException fault) : Exception(fault.Message, fault)
{
    private const int Tries = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Does a work, again after a while where it failed for the moment.</summary>
    /// <exception cref="SlipwayException">It failed for good, or each time.</exception>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (TransientFault failed)
            {
                if (attempt == Tries)
                {
                    throw (SlipwayException)failed.InnerException!;
                }
            }

            await Task.Delay(FirstPause * Math.Pow(2, attempt - 1), cancellationToken).ConfigureAwait(false);
        }
    }
}
