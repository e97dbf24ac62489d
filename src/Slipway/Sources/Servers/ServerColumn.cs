using Slipway.Columns;

namespace Slipway.Sources.Servers;

/// <summary>A column of a query on a server.</summary>
/// <param name="Info">What its values are brought to.</param>
/// <param name="Kind">How they are read.</param>
/// <param name="Expression">
/// What to select, with <c>{0}</c> for the quoted name: a cast where the driver would lose something or fail, NULL where nothing is to be read.
/// </param>
internal sealed record ServerColumn(ColumnInfo Info, CellKind Kind, string Expression = "{0}");
