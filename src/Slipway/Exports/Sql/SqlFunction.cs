using Slipway.Columns;
using Slipway.Features;

namespace Slipway.Exports.Sql;

/// <summary>A function that predicts one row.</summary>
/// <param name="Name">Its name, as SQL.</param>
/// <param name="Features">Its parameters.</param>
/// <param name="PredictionType">The type of the prediction: a number, or the type of the classes.</param>
/// <param name="Columns">The columns of its result, as SQL: the prediction, and for classes their probabilities.</param>
/// <param name="Body">The query of one row of these columns.</param>
internal sealed record SqlFunction(string Name, IReadOnlyList<Feature> Features, ColumnType PredictionType, IReadOnlyList<string> Columns, string Body);
