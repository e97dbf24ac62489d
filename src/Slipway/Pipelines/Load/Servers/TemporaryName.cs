using System.Security.Cryptography;
using System.Text;
using Slipway.Sources.Servers;

namespace Slipway.Pipelines.Load.Servers;

/// <summary>The name that a new table has until it takes its place: always the same for one table, another for each, and of letters that any name may have.</summary>
internal static class TemporaryName
{
    public static TableName Of(TableName table) =>
        table with { Name = $"slipway_load_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(table.Name)))[..16]}" };
}
