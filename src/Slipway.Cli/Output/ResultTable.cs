using Spectre.Console;

namespace Slipway.Cli.Output;

/// <summary>A table for people: the first column to the left, the others to the right, as numbers are best compared.</summary>
internal sealed class ResultTable
{
    private readonly Table _table = new() { Border = TableBorder.Simple };

    public ResultTable(params IReadOnlyList<string> headings)
    {
        for (var i = 0; i < headings.Count; i++)
        {
            _table.AddColumn(new TableColumn(new Text(headings[i], new Style(decoration: Decoration.Bold)))
            {
                Alignment = i == 0 ? Justify.Left : Justify.Right,
                NoWrap = i > 0,
            });
        }
    }

    /// <summary>A column of texts is better to the left.</summary>
    public ResultTable AlignLeft(params IReadOnlyList<int> columns)
    {
        foreach (var column in columns)
        {
            _table.Columns[column].Alignment = Justify.Left;
        }

        return this;
    }

    public ResultTable Add(params IReadOnlyList<string> cells)
    {
        _table.AddRow(cells.Select(cell => new Text(cell)));
        return this;
    }

    public void Write(IAnsiConsole console) => console.Write(_table);
}
