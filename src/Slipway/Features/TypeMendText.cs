using Slipway.Columns;

namespace Slipway.Features;

/// <summary>What to do about columns of unfit types, in the source's own SQL where it has some.</summary>
internal static class TypeMendText
{
    public const string InGeneral = "Name and cast the columns in a query as training had them.";

    public static string Write(IReadOnlyList<TypeFault> faults, ITypeMend? mend)
    {
        if (faults.Count == 0 || mend is null)
        {
            return InGeneral;
        }

        var loses = faults.Any(fault => fault.IsLossy);
        var start = (mend.IsTable, loses) switch
        {
            (true, true) => "Give the columns these types, and load their rows again, for what they could not hold is gone:",
            (true, false) => "Give the columns these types:",
            (false, true) => "Select these in the query; but what a table's own column could not hold is gone, and such a column must be altered and loaded again:",
            _ => "Select these in the query:",
        };
        var zone = faults.Any(fault => fault.IsZone) ? "\nWhere the values are of another zone than UTC, write that one." : "";
        return $"{start}\n{string.Join('\n', faults.Select(fault => $"  {mend.Sql(fault.Column, fault.Needed)}"))}{zone}";
    }
}
