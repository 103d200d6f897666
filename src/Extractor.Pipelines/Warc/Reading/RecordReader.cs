using System.Globalization;
using System.Text;

namespace Extractor.Pipelines.Warc.Reading;

/// <summary>Goes from record to record of an archive, and behind damage to the next record that can be found.</summary>
internal sealed class RecordReader(WarcInput input, WarcOptions options)
{
    private readonly HeaderReader headers = new(options.MaxHeaderLength);
    private readonly PageRecords pages = new(options);
    private long number;
    private bool isOver;

    /// <summary>True from a fault on, which was told, until a record is found again: what stands between is passed over in silence.</summary>
    private bool isLost;

    private static ReadOnlySpan<byte> RecordEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> NextRecord => "\nWARC/1."u8;

    /// <summary>Reads up to the next page or fault.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The page or the fault; null at the end of the archive.</returns>
    internal async ValueTask<WarcPage?> NextAsync(CancellationToken cancellationToken)
    {
        while (!isOver)
        {
            var (isFound, damage) = await SeekAsync(cancellationToken).ConfigureAwait(false);
            if (damage is not null)
            {
                return Fault(damage);
            }

            if (isFound && await ReadAsync(cancellationToken).ConfigureAwait(false) is { } page)
            {
                return page;
            }
        }

        return null;
    }

    /// <summary>Goes to the beginning of a record, or notes that there is none any more.</summary>
    private async ValueTask<(bool IsFound, Damage? Damage)> SeekAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await IsAtRecordAsync(cancellationToken).ConfigureAwait(false))
            {
                return (true, null);
            }

            if (!input.Available.IsEmpty)
            {
                var wasLost = isLost;
                isLost = true;
                if (!wasLost)
                {
                    return (false, Damage.Invalid("Where a record should begin stands something else."));
                }

                await ResyncAsync(cancellationToken).ConfigureAwait(false);
                if (isOver)
                {
                    return default;
                }

                continue;
            }

            var damage = input.TakeDamage();
            if (damage is null)
            {
                isOver = !await input.CrossAsync(cancellationToken).ConfigureAwait(false);
                damage = input.TakeDamage();
            }

            if (damage is not null && !isLost)
            {
                isLost = true;
                return (false, damage);
            }

            if (isOver)
            {
                return default;
            }
        }
    }

    /// <summary>Passes over line ends, of which a record should be followed by two, and looks at what comes then.</summary>
    private async ValueTask<bool> IsAtRecordAsync(CancellationToken cancellationToken)
    {
        do
        {
            var bytes = input.Available.Span;
            input.Advance(bytes.Length - bytes.TrimStart("\r\n"u8).Length);
        }
        while (input.Available.IsEmpty && await input.FillAsync(cancellationToken).ConfigureAwait(false));

        while (input.Available.Length < WarcInput.Mark.Length)
        {
            if (!await input.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return input.Available.Span.StartsWith(WarcInput.Mark);
    }

    /// <summary>Looks for a line that begins a record, up to the end of the member.</summary>
    private async ValueTask ResyncAsync(CancellationToken cancellationToken)
    {
        for (var passed = 0L; passed <= options.MaxRecordLength;)
        {
            var bytes = input.Available.Span;
            var found = bytes.IndexOf(NextRecord);
            if (found >= 0)
            {
                input.Advance(found + 1);
                return;
            }

            var count = Math.Max(0, bytes.Length - NextRecord.Length + 1);
            input.Advance(count);
            passed += count;
            if (!await input.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                input.Advance(input.Available.Length);
                return;
            }
        }

        await GiveUpAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Leaves the member; a plain archive has no other place to go on at.</summary>
    private async ValueTask GiveUpAsync(CancellationToken cancellationToken) =>
        isOver = !input.IsPacked || !await input.CrossAsync(cancellationToken).ConfigureAwait(false);

    private async ValueTask<WarcPage?> ReadAsync(CancellationToken cancellationToken)
    {
        number++;
        var id = string.Create(CultureInfo.InvariantCulture, $"record-{number}");
        switch (await headers.ReadAsync(input, cancellationToken).ConfigureAwait(false))
        {
            case HeaderEnd.TooLong:
                isLost = true;
                return Fault(Damage.TooLarge(string.Create(CultureInfo.InvariantCulture, $"The header is longer than {options.MaxHeaderLength:N0} bytes.")));
            case HeaderEnd.Cut:
                return Fault(Broken("The archive ends inside the header of a record."));
        }

        var header = HeaderBlock.Parse(headers.Bytes, Encoding.UTF8);
        id = PageRecords.Id(header) ?? id;
        if (!header.FirstLine.StartsWith("WARC/1.", StringComparison.Ordinal))
        {
            isLost = true;
            return Fault(Damage.Invalid($"The version {Shown(header.FirstLine)} is not known."), id);
        }

        if (Length(header) is not { } length)
        {
            isLost = true;
            return Fault(Damage.Invalid("The record does not say how long it is."), id);
        }

        isLost = false;
        if (length > options.MaxRecordLength)
        {
            isLost = true;
            await GiveUpAsync(cancellationToken).ConfigureAwait(false);
            var rest = isOver ? " The archive is not read on." : "";
            return Fault(Damage.TooLarge(string.Create(
                CultureInfo.InvariantCulture, $"The record is {length:N0} bytes long; {options.MaxRecordLength:N0} are allowed.{rest}")), id);
        }

        var block = new BlockSource(input, length);
        var page = await pages.ReadAsync(id, header, block, cancellationToken).ConfigureAwait(false);
        await block.SkipAsync(cancellationToken).ConfigureAwait(false);
        return await EndAsync(block, cancellationToken).ConfigureAwait(false) is { } damage
            ? Fault(damage, id, PageRecords.Address(header))
            : page;
    }

    /// <summary>Looks at what follows a block: line ends, which some writers leave out, then a record or the end.</summary>
    /// <returns>What is wrong with the record as a whole.</returns>
    private async ValueTask<Damage?> EndAsync(BlockSource block, CancellationToken cancellationToken)
    {
        if (block.Remaining > 0)
        {
            return Broken("The record is shorter than it says.");
        }

        // Two line ends close a record: what stands behind them instead of the next one is no fault of this one.
        while (input.Available.Length < RecordEnd.Length && await input.FillAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        var isClosed = input.Available.Span.StartsWith(RecordEnd);
        if (await IsAtRecordAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        if (!input.Available.IsEmpty)
        {
            isLost = !isClosed;
            return isClosed ? null : Damage.Invalid("The record is longer than it says.");
        }

        var damage = input.TakeDamage();
        isLost = damage is not null;
        return damage;
    }

    private Damage Broken(string message)
    {
        isLost = true;
        return input.TakeDamage() ?? Damage.Invalid(message);
    }

    private WarcPage Fault(Damage damage, string? id = null, Uri? url = null) => new()
    {
        RecordId = id ?? string.Create(CultureInfo.InvariantCulture, $"record-{Math.Max(number, 1)}"),
        Url = url,
        Fault = new ArticleFailure { Kind = damage.Kind, Message = damage.Message, Url = url },
    };

    /// <summary>Reads the length of a record; null where it states none, or several.</summary>
    private static long? Length(HeaderBlock header)
    {
        long? length = null;
        foreach (var value in header.All("Content-Length"))
        {
            if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var stated)
                || (length ?? stated) != stated)
            {
                return null;
            }

            length = stated;
        }

        return length;
    }

    private static string Shown(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
