using Slipway;

try
{
    // The folder that slipway train wrote: here by name, or by MODEL_DIR.
    var model = args.Length > 0 ? Model.Load(args[0]) : Model.Load();
    Console.WriteLine($"{model.Name}: {model.Task} on {model.Features.Count} features, trained {model.Created:yyyy-MM-dd}");

    // One row by names, as it comes from a form or a document. The number of rooms is missing.
    var row = new Dictionary<string, object?>
    {
        ["crim"] = 0.02731,
        ["zn"] = 0,
        ["indus"] = 7.07,
        ["chas"] = false,
        ["nox"] = 0.469,
        ["rm"] = null,
        ["age"] = 78.9,
        ["dis"] = 4.9671,
        ["rad"] = 2,
        ["tax"] = 242,
        ["ptratio"] = 17.8,
        ["b"] = 396.9,
        ["lstat"] = 9.14,
    };
    Console.WriteLine($"without rooms: {model.Predict(row).Value:F2}");

    // Several rows as columns, which are arrays, lists or what stands here.
    var rows = new ColumnSet()
        .Add("crim", [0.00632, 0.02731]).Add("zn", [18, 0]).Add("indus", [2.31, 7.07]).Add("chas", [false, false]).Add("nox", [0.538, 0.469])
        .Add<double?>("rm", [6.575, null]).Add("age", [65.2, 78.9]).Add("dis", [4.09, 4.9671]).Add("rad", [1, 2]).Add("tax", [296, 242])
        .Add("ptratio", [15.3, 17.8]).Add("b", [396.9, 396.9]).Add("lstat", [4.98, 9.14]);
    foreach (var prediction in model.Predict(rows))
    {
        Console.WriteLine($"of two: {prediction.Value:F2}");
    }

    // One row of numbers in the order of model.Columns, again and again without allocating.
    ReadOnlySpan<double> numbers = [0.00632, 18, 2.31, 0, 0.538, double.NaN, 65.2, 4.09, 1, 296, 15.3, 396.9, 4.98];
    Span<double> values = stackalloc double[model.ValueCount];
    model.Predict(numbers, values);
    Console.WriteLine($"without a name: {values[0]:F2}");
    return 0;
}
catch (SlipwayException fault)
{
    Console.Error.WriteLine(fault.Message);
    return (int)fault.Kind;
}
