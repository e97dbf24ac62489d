namespace Slipway.Sources.Csv;

/// <param name="text">A value that is not NULL; without white space around it unless it is read as text.</param>
internal delegate bool FieldTest(ReadOnlySpan<char> text);
