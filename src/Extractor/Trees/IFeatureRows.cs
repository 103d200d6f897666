namespace Extractor.Trees;

/// <summary>Rows of features that are made when they are asked for: a model takes a few at a time, so that no page fills the memory with them.</summary>
internal interface IFeatureRows
{
    /// <summary>How many rows there are.</summary>
    int Rows { get; }

    /// <summary>How many columns each has.</summary>
    int Columns { get; }

    /// <summary>Writes a row; columns that are left over are zero.</summary>
    void Write(ref RowWriter row, int i);
}
