namespace Slipway.Sinks.Runs;

/// <summary>
/// Keeps two processes from writing one sink table at once. It is a lock of the operating system on a file beside the database, so
/// it ends with its process, however that ends. What protects the data even so is the run's epoch.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null where another process, or another run of this one, holds it.</summary>
    /// <exception cref="SlipwayException">The lock's folder can't be written.</exception>
    public static RunLock? TryTake(string path)
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
            return File.Exists(path) ? null : throw NotWritable(fault);
        }
    }

    public void Dispose()
    {
        File.Delete(_file.Name);
        _file.Dispose();
    }

    private static SlipwayException NotWritable(Exception fault) =>
        new(ErrorKind.Storage, $"The folder of the sink's database can't be written: {fault.Message}", fault);
}
