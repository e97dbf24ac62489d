namespace Slipway.Projects;

/// <summary>Which rows of the query are kept for the test.</summary>
internal abstract record TestSplit
{
    /// <summary>The last <c>n - floor(n (1 - share))</c> rows in the order of the key, or in file order.</summary>
    internal sealed record Last(double Share) : TestSplit;

    /// <summary>As many rows as <see cref="Last"/>, drawn by a seed.</summary>
    internal sealed record Random(double Share, int Seed) : TestSplit;

    /// <summary>The rows whose <paramref name="Column"/> is above a value, given as text in the column's own form.</summary>
    internal sealed record After(string Column, string Value) : TestSplit;
}
