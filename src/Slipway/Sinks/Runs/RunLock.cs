using System.Globalization;

namespace Slipway.Sinks.Runs;

/// <summary>
/// Keeps two processes from writing one sink table at once. It is a lock of the operating system on a file beside the database, so
/// it ends with its process, however that ends. What protects the data even so is the run's epoch.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <exception cref="SlipwayException">Another process holds the lock; the message names it and since when.</exception>
    public static RunLock Take(string path, string sink)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new SlipwayException(ErrorKind.Storage, $"The folder of the sink's database is not writable: {fault.Message}", fault);
        }
        catch (IOException fault) when (File.Exists(path))
        {
            throw new SlipwayException(
                ErrorKind.Busy, $"Another run writes to table '{sink}': {Holder(path)}. Wait until it has ended, or end it.", fault);
        }
        catch (IOException fault)
        {
            throw new SlipwayException(ErrorKind.Storage, $"The folder of the sink's database can't be written: {fault.Message}", fault);
        }

        file.SetLength(0);
        using var writer = new StreamWriter(file, leaveOpen: true);
        writer.Write(string.Create(
            CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}, since {DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'}"));
        writer.Flush();
        file.Flush();
        return new RunLock(file);
    }

    public void Dispose()
    {
        File.Delete(_file.Name);
        _file.Dispose();
    }

    private static string Holder(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            var holder = reader.ReadToEnd();
            return holder.Length > 0 ? holder : "a process that has just started";
        }
        catch (IOException)
        {
            return "a process that is just ending";
        }
    }
}
