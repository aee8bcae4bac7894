using System.Collections;
using System.Globalization;
using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>One property of indicators: what it is called in each place, and how it is read, written and compared.</summary>
/// <param name="name">The property, and the column of this module's own files.</param>
/// <param name="wire">The API's name; others that it has had follow after bars.</param>
internal abstract class IndicatorField(string name, string wire)
{
    public string Name => name;

    public string Wire { get; } = wire.Split('|')[0];

    /// <summary>The names that answers have it under.</summary>
    public string Wires => wire;

    /// <summary>The column of the portal's files, or null where those have none.</summary>
    public string? Portal { get; init; }

    /// <summary>Whether it can be set.</summary>
    public bool IsSent { get; init; }

    /// <summary>Whether it can be empty. Null is sent for it then, since an update that leaves it out might leave it as it is.</summary>
    public bool IsClearable { get; init; }

    /// <summary>Whether it is set when an indicator is made, and never again.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether a column or member of that name is this.</summary>
    public bool IsCalled(string text) =>
        Same(text, name) || Same(text, Portal) || Array.Exists(wire.Split('|'), one => Same(text, one));

    public abstract void AddTo(ObjectReader<DefenderIndicator> reader);

    public abstract object? Get(DefenderIndicator indicator);

    /// <summary>Takes a value as scripts and files have them: text, or of the property's own type. Null and empty text clear it.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public abstract string? Set(DefenderIndicator indicator, object? value);

    public abstract void Copy(DefenderIndicator from, DefenderIndicator to);

    /// <summary>The value in a cell of a file, or in words.</summary>
    public virtual string? Text(DefenderIndicator indicator) => Get(indicator) as string;

    public virtual bool AreSame(DefenderIndicator one, DefenderIndicator other) => (Text(one) ?? "") == (Text(other) ?? "");

    private static bool Same(string text, string? wanted) => string.Equals(text, wanted, StringComparison.OrdinalIgnoreCase);

    /// <summary>Plain text.</summary>
    internal sealed class OfText(string name, string wire, Func<DefenderIndicator, string?> get, Action<DefenderIndicator, string?> set) : IndicatorField(name, wire)
    {
        public override void AddTo(ObjectReader<DefenderIndicator> reader) => reader.Text(Wires, set);

        public override object? Get(DefenderIndicator indicator) => get(indicator);

        public override void Copy(DefenderIndicator from, DefenderIndicator to) => set(to, get(from));

        public override string? Set(DefenderIndicator indicator, object? value)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture);
            set(indicator, string.IsNullOrEmpty(text) ? null : text);
            return null;
        }
    }

    /// <summary>A word of an open set.</summary>
    internal sealed class OfWord(string name, string wire, OpenEnum words, Func<DefenderIndicator, string?> get, Action<DefenderIndicator, string?> set) : IndicatorField(name, wire)
    {
        public override void AddTo(ObjectReader<DefenderIndicator> reader) => reader.Word(Wires, words, set);

        public override object? Get(DefenderIndicator indicator) => get(indicator);

        public override void Copy(DefenderIndicator from, DefenderIndicator to) => set(to, get(from));

        public override string? Set(DefenderIndicator indicator, object? value)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture);
            set(indicator, string.IsNullOrWhiteSpace(text) ? null : IndicatorWords.Read(words, text!));
            return null;
        }
    }

    /// <summary>A time, UTC.</summary>
    internal sealed class OfTime(string name, string wire, Func<DefenderIndicator, DateTimeOffset?> get, Action<DefenderIndicator, DateTimeOffset?> set) : IndicatorField(name, wire)
    {
        public override void AddTo(ObjectReader<DefenderIndicator> reader) => reader.Time(Wires, set);

        public override object? Get(DefenderIndicator indicator) => get(indicator);

        public override string? Text(DefenderIndicator indicator) => get(indicator) is { } time ? Iso8601.Format(time) : null;

        public override void Copy(DefenderIndicator from, DefenderIndicator to) => set(to, get(from));

        public override string? Set(DefenderIndicator indicator, object? value)
        {
            DateTimeOffset? time = null;
            switch (value)
            {
                case DateTimeOffset given:
                    time = given.ToUniversalTime();
                    break;
                case DateTime given:
                    time = new DateTimeOffset(given).ToUniversalTime();
                    break;
                default:
                    var text = Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim();

                    // Spreadsheets write 03/04/2027, and nobody knows which of the two is the month.
                    if (text.Length > 0 && (text.Length < 5 || text[4] != '-' || !Iso8601.TryParse(text, out time)))
                        return $"'{text}' is no time. Write 2027-03-31 or 2027-03-31T12:00:00Z.";
                    break;
            }
            set(indicator, time);
            return null;
        }
    }

    /// <summary>Yes or no.</summary>
    internal sealed class OfFlag(string name, string wire, Func<DefenderIndicator, bool?> get, Action<DefenderIndicator, bool?> set) : IndicatorField(name, wire)
    {
        public override void AddTo(ObjectReader<DefenderIndicator> reader) => reader.Flag(Wires, set).Finally(FromText);

        public override object? Get(DefenderIndicator indicator) => get(indicator);

        public override string? Text(DefenderIndicator indicator) => get(indicator) is { } flag ? flag ? "True" : "False" : null;

        public override void Copy(DefenderIndicator from, DefenderIndicator to) => set(to, get(from));

        // An indicator that nobody said it of raises no alerts.
        public override bool AreSame(DefenderIndicator one, DefenderIndicator other) => (get(one) ?? false) == (get(other) ?? false);

        public override string? Set(DefenderIndicator indicator, object? value)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim();
            bool? flag = value as bool? ?? text.ToUpperInvariant() switch
            {
                "TRUE" or "YES" or "1" => true,
                "FALSE" or "NO" or "0" => false,
                _ => null,
            };
            if (flag is null && text.Length > 0) return $"'{text}' is neither True nor False.";
            set(indicator, flag);
            return null;
        }

        // The page has it as an enumeration of True and False; such text stays with the other members too, as it came.
        private void FromText(DefenderIndicator indicator)
        {
            if (get(indicator) is null && indicator.AdditionalProperties.TryGetValue(Wire, out var kept) && kept is string text && bool.TryParse(text, out var flag)) set(indicator, flag);
        }
    }

    /// <summary>A list of texts.</summary>
    internal sealed class OfList(string name, string wire, Func<DefenderIndicator, IReadOnlyList<string>> get, Action<DefenderIndicator, IReadOnlyList<string>> set) : IndicatorField(name, wire)
    {
        public override void AddTo(ObjectReader<DefenderIndicator> reader) => reader.TextList(Wires, set);

        public override object? Get(DefenderIndicator indicator) => get(indicator);

        public override void Copy(DefenderIndicator from, DefenderIndicator to) => set(to, get(from));

        // With commas as the portal writes it, unless that would make other items of these.
        public override string? Text(DefenderIndicator indicator)
        {
            var items = get(indicator);
            if (items.Count == 0) return null;
            return items.Any(item => item.Length == 0 || item.Trim() != item || item.Contains(',') || item[0] == '[') ? JsonText.Of(items) : string.Join(",", items);
        }

        // In any order: the service has its own.
        public override bool AreSame(DefenderIndicator one, DefenderIndicator other) =>
            get(one).OrderBy(item => item, StringComparer.Ordinal).SequenceEqual(get(other).OrderBy(item => item, StringComparer.Ordinal), StringComparer.Ordinal);

        public override string? Set(DefenderIndicator indicator, object? value)
        {
            if (value is IEnumerable items and not string)
            {
                set(indicator, [.. items.Cast<object?>().Select(item => Convert.ToString(item, CultureInfo.InvariantCulture) ?? "")]);
                return null;
            }
            var text = Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim();
            try
            {
                set(indicator, text.Length > 0 && text[0] == '[' ? JsonConvert.DeserializeObject<string[]>(text) ?? [] : [.. text.Split(',').Select(item => item.Trim()).Where(item => item.Length > 0)]);
                return null;
            }
            catch (JsonException)
            {
                return $"'{text}' begins like a JSON list and is none.";
            }
        }
    }
}
