using Slipway.Tests;
using Slipway.Tests.Cli;

namespace Slipway.IntegrationTests.Servers.Settings;

/// <summary>Servers whose own settings get in the way of reading or writing. One subclass a product.</summary>
public abstract class ServerSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private protected const string Mend = "Name a database that takes writes, or have that changed.";

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Trains on a table of 506 rows, and predicts all of them into a table.</summary>
    private protected Task<Invocation> TrainAsync(string database) => Invocation.RunAsync(
        ["train", "--database", database, "--table", "boston_housing", "--key", "id", "--target", "medv", "--set", "train.trees=5", "--model-dir", _folder.File("model")]);

    private protected Task<Invocation> PredictAsync(string database) => Invocation.RunAsync(
        ["predict", "--database", database, "--table", "boston_housing", "--key", "id", "--into", "predictions", "--model-dir", _folder.File("model")]);

    private protected static Task<Invocation> LoadAsync(string database) => Invocation.RunAsync(
        ["load", Repository.Boston("boston.csv"), "--database", database, "--into", "loaded"]);
}
