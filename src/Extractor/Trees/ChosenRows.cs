namespace Extractor.Trees;

/// <summary>Some of many rows.</summary>
/// <param name="all">All of them.</param>
/// <param name="chosen">Which, in any order.</param>
internal sealed class ChosenRows(IFeatureRows all, List<int> chosen) : IFeatureRows
{
    public int Rows => chosen.Count;

    public int Columns => all.Columns;

    public void Write(ref RowWriter row, int i) => all.Write(ref row, chosen[i]);

    /// <summary>What a model says of the chosen rows, at their places among all; of the others 0.</summary>
    /// <inheritdoc cref="TreeModel.Probabilities(IFeatureRows, Action?)"/>
    public static double[] Probabilities(TreeModel model, IFeatureRows all, List<int> chosen, Action? check = null)
    {
        var probabilities = new double[all.Rows];
        var own = model.Probabilities(new ChosenRows(all, chosen), check);
        for (var i = 0; i < own.Length; i++) probabilities[chosen[i]] = own[i];
        return probabilities;
    }
}
