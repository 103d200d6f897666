namespace Extractor.Pipelines;

/// <summary>How a <see cref="ResultFile"/> is opened.</summary>
public sealed class ResultFileOptions
{
    /// <summary>Whether to go on with a run that was interrupted, where there is one, rather than to begin anew.</summary>
    /// <value>False by default.</value>
    public bool Resume { get; set; }

    /// <summary>
    /// What else shapes the results, such as the options of the extraction, in words of the caller's. A run is gone on with only under the
    /// same words.
    /// </summary>
    /// <value>Empty by default.</value>
    public string Settings { get; set; } = "";

    /// <summary>How often what was written is put safely on the disk. Results that came later are made again by the run that goes on.</summary>
    /// <value>1 second by default; 0, after each result, to 1 hour.</value>
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The clock.</summary>
    /// <value>Null, the default, for the system's.</value>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>
    /// What the results are turned into once the run is over, under the file's name; until then they are kept as
    /// <see cref="ResultFormat.JsonLines"/>, the only form that it goes with. The run is ended by <see cref="ResultFile.CompleteAsync"/>.
    /// </summary>
    /// <value>Null, the default, for nothing else.</value>
    public IResultConversion? Conversion { get; set; }

    internal ResultFileOptions CheckedCopy(ResultFormat format)
    {
        ArgumentNullException.ThrowIfNull(Settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(CheckpointInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CheckpointInterval, TimeSpan.FromHours(1));
        if (Conversion is not null)
        {
            ArgumentException.ThrowIfNullOrEmpty(Conversion.Name, nameof(Conversion));
            if (format != ResultFormat.JsonLines)
            {
                throw new ArgumentException($"A conversion goes with {nameof(ResultFormat.JsonLines)} only.", nameof(format));
            }
        }

        return (ResultFileOptions)MemberwiseClone();
    }
}
