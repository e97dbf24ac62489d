namespace Slipway.Models.Onnx;

/// <summary>Follows the graph from its inputs through one model to its outputs.</summary>
internal sealed class OnnxGraphReader(OnnxFile file, OnnxGraph graph)
{
    private readonly Dictionary<string, OnnxInput> _inputs = [];
    private readonly Dictionary<string, OnnxValue> _values = [];
    private OnnxColumns? _modelColumns;
    private long _columnCount;

    /// <summary>Makes the model.</summary>
    /// <exception cref="SlipwayException">The graph is damaged, or does something else than one model does.</exception>
    public Estimator Read()
    {
        // Files of old versions list the constants among the inputs.
        foreach (var input in graph.Inputs.Where(input => !graph.Constants.ContainsKey(input.Name)))
        {
            if (!_inputs.TryAdd(input.Name, input))
            {
                throw file.Damaged($"input '{Excerpt.Of(input.Name)}'", "it is there twice");
            }
        }

        foreach (var node in graph.Nodes)
        {
            Follow(node);
        }

        var scores = Scores();
        var estimator = scores.Create(scores.Transform);
        return _modelColumns is { Steps: { Count: > 0 } steps } ? new PreparedEstimator(estimator, steps) { ClassLabels = estimator.ClassLabels } : estimator;
    }

    private void Follow(OnnxNode node)
    {
        if (node.FullOperator is "Concat" or "ai.onnx.ml.FeatureVectorizer")
        {
            Set(node, 0, OnnxSteps.Join(node, [.. node.Inputs.Select(name => Columns(node, name))]));
        }
        else if (OnnxEstimators.Reads(node))
        {
            FollowModel(node);
        }
        else if (node.Inputs.Count > 0 && _values.GetValueOrDefault(node.Inputs[0]) is { } value and not OnnxColumns)
        {
            Set(node, 0, OnnxOutputs.Read(node, value, graph.Constants));
        }
        else if (OnnxSteps.Reads(node))
        {
            var name = OnnxSteps.ColumnsOf(node, graph.Constants);
            Set(node, 0, OnnxSteps.Read(node, Columns(node, name), graph.Constants));
        }
        else
        {
            throw OnnxSteps.NotRead(node);
        }
    }

    private void FollowModel(OnnxNode node)
    {
        if (_modelColumns is not null)
        {
            throw node.Unsupported("a second model was found, but Slipway reads files with one; export the models one by one");
        }

        _modelColumns = Columns(node, node.OnlyInput());
        if (_modelColumns.Names.Distinct().Count() != _modelColumns.Count)
        {
            throw node.Unsupported("two of the features have the same name; give the inputs names that do not clash with the numbers behind other inputs' names");
        }

        var scores = OnnxEstimators.Read(node, _modelColumns.Names);
        if (OnnxEstimators.IsClassifier(node))
        {
            Set(node, 0, new OnnxLabel());
            Set(node, 1, scores);
        }
        else
        {
            Set(node, 0, scores);
        }
    }

    /// <summary>Takes columns for a node. Each goes one way: in a branch it would stand for two columns of the model.</summary>
    private OnnxColumns Columns(OnnxNode node, string name)
    {
        if (_inputs.Remove(name, out var input))
        {
            var names = input.FeatureNames();
            _columnCount += names.Length;
            return _columnCount <= OnnxInput.MaxWidth
                ? new OnnxColumns(names, [])
                : throw node.Unsupported($"at most {OnnxInput.MaxWidth} columns can be read, but the inputs have more");
        }

        return _values.GetValueOrDefault(name) is OnnxColumns columns && _values.Remove(name) ? columns
            : _values.ContainsKey(name) ? throw node.Unsupported($"its input '{Excerpt.Of(name)}' is an output of the model, which Slipway does not feed into another step")
            : graph.Inputs.Any(other => other.Name == name) && !graph.Constants.ContainsKey(name)
                ? throw node.Unsupported($"its input '{Excerpt.Of(name)}' is used by two nodes, but Slipway reads models in which each input is used once; export the model without branches")
            : throw node.Damaged($"its input '{Excerpt.Of(name)}' is made by no node before it that has not been used already");
    }

    private void Set(OnnxNode node, int output, OnnxValue value)
    {
        if (output < node.Outputs.Count && node.Outputs[output] is { Length: > 0 } name && !_values.TryAdd(name, value))
        {
            throw node.Damaged($"its output '{Excerpt.Of(name)}' is made twice");
        }
    }

    private OnnxScores Scores()
    {
        OnnxScores? scores = null;
        foreach (var name in graph.Outputs)
        {
            scores = _values.GetValueOrDefault(name) switch
            {
                OnnxScores found => found,
                OnnxLabel => scores,
                null => throw file.Damaged($"output '{Excerpt.Of(name)}'", "no node makes it"),
                _ => throw file.Unsupported($"output '{Excerpt.Of(name)}'", "it holds columns on their way to a model; export the whole pipeline with its model"),
            };
        }

        return scores ?? throw file.Unsupported(
            "the graph's outputs", "none of them has predictions or probabilities; export a fitted model of trees or a linear one with them");
    }
}
