namespace DefenderXdr.Json;

/// <summary>Some of the properties of a model, by their numbers.</summary>
internal struct SlotSet
{
    public const int Most = 128;

    private ulong low;
    private ulong high;

    public static SlotSet Of(int number) => number < 64 ? new SlotSet { low = 1UL << number } : new SlotSet { high = 1UL << (number - 64) };

    public readonly bool Overlaps(SlotSet other) => ((low & other.low) | (high & other.high)) != 0;

    public void Add(SlotSet other)
    {
        low |= other.low;
        high |= other.high;
    }
}
