namespace DefenderXdr.Tests.Evidence;

/// <summary>Graph's metadata and our classes say the same.</summary>
public sealed class EvidenceClassTests
{
    // What has no counterpart in Graph's metadata.
    private static readonly string[] OnlyOurs = ["DefenderDeviceEvidence.OSProcessor"];

    public static TheoryData<string> EvidenceTypes => [.. GraphSchema.EvidenceTypes];

    public static TheoryData<string> AllTypes => [.. GraphSchema.EvidenceTypes, .. GraphSchema.PartTypes, "AlertEvidence"];

    [Fact]
    public void There_are_48_types_of_evidence_and_ten_of_what_is_inside()
    {
        Assert.Equal(48, GraphSchema.EvidenceTypes.Count);
        Assert.Equal(10, GraphSchema.PartTypes.Count);
    }

    [Theory, MemberData(nameof(AllTypes))]
    public void Each_type_has_a_class_with_each_property(string type)
    {
        var model = GraphSchema.ClassOf(type);

        Assert.NotNull(model);
        foreach (var property in GraphSchema.Properties(type))
        {
            var name = GraphSchema.PropertyName(type, property.Name);
            var ours = model.GetProperty(name);
            Assert.True(ours is { CanRead: true, CanWrite: true }, $"{model.Name} has no property {name} for {property.Name}");
            Assert.Equal(ExpectedType(property), ours.PropertyType);
        }
    }

    [Theory, MemberData(nameof(AllTypes))]
    public void No_class_has_a_property_that_the_metadata_and_the_older_APIs_lack(string type)
    {
        var model = GraphSchema.ClassOf(type)!;
        var known = GraphSchema.Properties(type).Select(property => GraphSchema.PropertyName(type, property.Name))
            .Concat(GraphSchema.IsEvidence(type) ? typeof(DefenderEvidence).GetProperties().Select(property => property.Name) : [])
            .Append(nameof(DefenderOpenObject.AdditionalProperties));

        Assert.Equal([], model.GetProperties().Select(property => property.Name).Except(known).Where(name => !OnlyOurs.Contains($"{model.Name}.{name}")));
    }

    [Theory, MemberData(nameof(EvidenceTypes))]
    public void Each_class_is_found_by_its_type_and_says_it(string type)
    {
        var model = Assert.IsAssignableFrom<DefenderEvidence>(Activator.CreateInstance(GraphSchema.ClassOf(type)!));

        Assert.Equal(type == "AnalyzedMessageEvidence" ? "MailMessage" : type[..^"Evidence".Length], model.EntityType, ignoreCase: true);
        Assert.NotNull(DefenderXdr.EvidenceTypes.TableOf(model.EntityType!));
        Assert.Equal(model.EntityType, DefenderXdr.EvidenceTypes.EntityTypeOf(GraphSchema.ODataType(type)));
        Assert.StartsWith($"{model.EntityType}: ", model.ToString());
    }

    // A domain is what Get-DefenderAlertEntity makes of the evidence.
    [Fact]
    public void There_are_no_other_classes() => Assert.Equal(
        GraphSchema.EvidenceTypes.Select(GraphSchema.ClassOf).Append(typeof(DefenderDomainEvidence)).ToHashSet()!,
        typeof(DefenderEvidence).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(DefenderEvidence))).ToHashSet());

    [Fact]
    public void Empty_evidence_of_every_type_prints_and_has_null_for_what_people_look_up()
    {
        foreach (var type in GraphSchema.EvidenceTypes.Select(GraphSchema.ClassOf).Append(typeof(DefenderEvidence)))
        {
            var model = (DefenderEvidence)Activator.CreateInstance(type!)!;
            foreach (var property in typeof(DefenderEvidence).GetProperties().Where(property => property.GetMethod!.IsVirtual))
                Assert.Null(property.GetValue(model));
            Assert.EndsWith(": ?", model.ToString());
            Assert.Empty(model.AdditionalProperties);
        }
    }

    [Fact]
    public void What_people_look_up_can_be_set_on_every_class_and_is_there_again()
    {
        foreach (var type in GraphSchema.EvidenceTypes.Select(GraphSchema.ClassOf).Append(typeof(DefenderEvidence)))
        {
            foreach (var property in typeof(DefenderEvidence).GetProperties().Where(property => property.GetMethod!.IsVirtual && property.Name != nameof(DefenderEvidence.Name)))
            {
                var model = Activator.CreateInstance(type!)!;
                object value = property.PropertyType == typeof(long?) ? 5L : property.PropertyType == typeof(string) ? "value" : DateTimeOffset.UnixEpoch;
                property.SetValue(model, value);
                Assert.Equal(value, property.GetValue(model));
                property.SetValue(model, null);
                Assert.Null(property.GetValue(model));
            }
        }
    }

    private static Type ExpectedType(GraphProperty property)
    {
        var item = property.ItemType switch
        {
            "string" or "guid" or "enum" => typeof(string),
            "long" or "int" => typeof(long?),
            "double" => typeof(double?),
            "bool" => typeof(bool?),
            "DateTimeOffset" => typeof(DateTimeOffset?),
            "Dictionary" => typeof(IDictionary<string, object?>),
            var type => GraphSchema.ClassOf(type)!,
        };
        return property.IsList ? typeof(IReadOnlyList<>).MakeGenericType(item) : item;
    }
}
