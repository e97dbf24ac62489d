namespace Slipway.Sinks.Runs;

/// <summary>
/// Keeps two processes from writing one sink table at once. It is a lock of the operating system on a file beside the database, so
/// it ends with its process, however that ends. What protects the data even so is the run's epoch.
/// </summary>
internal sealed class RunLock : IDisposable
{
    // Whoever asks whether the lock is held holds it too, for an instant.
    private const int Attempts = 20;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(5);

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null where another process, or another run of this one, holds it.</summary>
    /// <exception cref="SlipwayException">The lock's folder can't be written.</exception>
    public static RunLock? TryTake(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new RunLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (UnauthorizedAccessException fault)
            {
                throw NotWritable(fault);
            }
            catch (IOException fault)
            {
                if (!File.Exists(path))
                {
                    throw NotWritable(fault);
                }

                if (attempt == Attempts)
                {
                    return null;
                }
            }

            Thread.Sleep(BetweenAttempts);
        }
    }

    /// <summary>Whether a process holds the lock. Nothing is written; a lock that can't be asked counts as held.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            // A reader's lock: many may ask at once, and the file need not be writable.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            return true;
        }
    }

    public void Dispose()
    {
        File.Delete(_file.Name);
        _file.Dispose();
    }

    private static SlipwayException NotWritable(Exception fault) =>
        new(ErrorKind.Storage, $"The folder of the sink's database can't be written: {FileFault.Reason(fault)}", fault);
}
