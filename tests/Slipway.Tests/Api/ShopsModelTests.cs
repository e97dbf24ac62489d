namespace Slipway.Tests.Api;

/// <summary>Tests of one model of <see cref="Shops"/>, which learned their size.</summary>
public abstract class ShopsModelTests : IAsyncLifetime
{
    private protected ShopsModelTests(int seed, int rows) => Shops = new Shops(seed, rows);

    private protected TemporaryFolder Folder { get; } = new();

    private protected Shops Shops { get; }

    private protected Model Model { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Shops.TrainAsync(Folder, row => Shops.Size[row]);
        Model = Model.Load(Folder.File("model"));
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
