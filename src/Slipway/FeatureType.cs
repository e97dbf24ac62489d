namespace Slipway;

/// <summary>What kind of value a model's feature takes.</summary>
public enum FeatureType
{
    /// <summary>A number of any .NET type; used as float32.</summary>
    Number,

    /// <summary>True or false; used as 1 and 0, and numbers are taken too.</summary>
    Boolean,

    /// <summary>Text: one of the values that training saw. Any other counts as missing.</summary>
    Text,

    /// <summary>A day: <see cref="DateOnly"/>, or a moment, of which the day counts.</summary>
    Date,

    /// <summary>A moment: <see cref="DateTime"/> or <see cref="DateTimeOffset"/>.</summary>
    Timestamp,
}
