using System.Globalization;

namespace Slipway.Sources.Servers;

/// <summary>A statement that selects rows.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Parameters">The values of its parameters <c>@p1</c>, <c>@p2</c> and so on.</param>
/// <param name="Columns">What it selects.</param>
/// <param name="KeyColumns">The numbers of the columns that rows are ordered by.</param>
/// <param name="Source">How messages call what is read.</param>
internal sealed record ServerStatement(string Sql, object[] Parameters, ServerColumn[] Columns, int[] KeyColumns, string Source)
{
    /// <summary>What to throw for a value that can't be read.</summary>
    public SlipwayException Unreadable(int column, long row, string why, Exception? fault = null)
    {
        var info = Columns[column].Info;
        return new SlipwayException(
            ErrorKind.Data,
            $"Column '{info.Name}' ({info.DeclaredType}) of {Source} has a value in row {row.ToString(CultureInfo.InvariantCulture)} that can't be read: {Excerpt.OfSentence(why).TrimEnd('.')}. Cast it in a query, or leave the column out.",
            fault);
    }
}
