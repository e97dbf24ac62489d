namespace Slipway.Sources.Servers;

/// <summary>A table or view as the server knows it.</summary>
/// <param name="Schema">PostgreSQL's schema or MySQL's database.</param>
/// <param name="Name">Its name in there.</param>
/// <param name="IsView">True for what takes no rows.</param>
internal sealed record TableName(string Schema, string Name, bool IsView)
{
    public string Quoted(ServerDialect dialect) => $"{dialect.Quote(Schema)}.{dialect.Quote(Name)}";
}
