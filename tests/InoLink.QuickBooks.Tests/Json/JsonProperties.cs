using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using InoLink.QuickBooks.Json;

namespace InoLink.QuickBooks.Tests.Json;

/// <summary>What holds for any content: texts of any UTF-16 (half surrogate pairs and control characters among them), any decimal, any nesting.</summary>
[Properties(Arbitrary = [typeof(AnyJson)])]
public sealed class JsonProperties
{
    [Property(MaxTest = 500)]
    public void AnyText_ComesBackAsItWas(AnyText text) =>
        Assert.Equal(text.Value, JsonText.Read(JsonText.Write(new JsonObject { { "t", text.Value } })).Text("t"));

    [Property(MaxTest = 500)]
    public void AnyName_ComesBackAsItWas(AnyText name) =>
        Assert.Equal([name.Value], JsonText.Read(JsonText.Write(new JsonObject { { name.Value, "v" } })).Names);

    [Property(MaxTest = 500)]
    public void AnyDecimal_ComesBackExactly_ScaleIncluded(decimal number) =>
        Assert.Equal(decimal.GetBits(number), decimal.GetBits(JsonText.Read(JsonText.Write(new JsonObject { { "n", number } })).Number("n")!.Value));

    [Property(MaxTest = 300)]
    public void AnyObject_ComesBackAsItWas(JsonObject value) => Assert.Equal(JsonText.Write(value), JsonText.Write(JsonText.Read(JsonText.Write(value))));

    [Property(MaxTest = 300)]
    public void Canonical_DoesNotDependOnOrderOrScale(JsonObject value) => Assert.Equal(JsonText.Canonical(value), JsonText.Canonical(Turned(value)));

    [Property(MaxTest = 300)]
    public void Canonical_DoesNotDependOnWhetherTheValueWasStored(JsonObject value) => Assert.Equal(JsonText.Canonical(value), JsonText.Canonical(JsonText.Read(JsonText.Write(value))));

    [Property(MaxTest = 300)]
    public void Read_OfACutText_IsAFormatException(JsonObject value, PositiveInt at)
    {
        string text = JsonText.Write(value);

        Assert.Throws<FormatException>(() => JsonText.Read(text[..(at.Get % text.Length)]));
    }

    [Property(MaxTest = 500)]
    public void Read_OfAnything_GivesAnObjectOrAFormatException(AnyText text)
    {
        try
        {
            JsonText.Read("{" + text.Value);
        }
        catch (FormatException)
        {
            // the only exception there may be
        }
    }

    // the same content: members in reverse, numbers with two more zeros where they fit
    private static object? Turned(object? value) => value switch
    {
        JsonObject members => members.Reverse().Aggregate(new JsonObject(), (turned, member) =>
        {
            turned[member.Key] = Turned(member.Value);
            return turned;
        }),
        List<object?> items => items.Select(Turned).ToList(),
        decimal number when Math.Abs(number) < 1_000_000m => number * 1.00m,
        _ => value,
    };

    public sealed record AnyText(string Value);

    private static class AnyJson
    {
        // letters, quotes and escapes, controls, C1 and Latin-1, line separators, surrogates in and out of pairs, the ends of the plane
        private static readonly Gen<char> Unit = Gen.OneOf(
            Gen.Choose('a', 'z'), Gen.Elements<int>('"', '\\', '/', '{', '}', ':', ' '), Gen.Choose(0, 0x1F), Gen.Choose(0x7F, 0x100), Gen.Elements(0x2028, 0x2029, 0xFEFF),
            Gen.Choose(0xD800, 0xDFFF), Gen.Choose(0xFFF0, 0xFFFF), Gen.Choose(0, 0xFFFF)).Select(unit => (char)unit);

        private static readonly Gen<string> Texts = Gen.ArrayOf(Unit).Select(units => new string(units));

        public static Arbitrary<AnyText> Text() => Arb.From(Texts.Select(text => new AnyText(text)), shorter => shorter.Value.Length == 0 ? [] : [new AnyText(shorter.Value[1..]), new AnyText(shorter.Value[..^1])]);

        public static Arbitrary<JsonObject> Object() => Arb.From(Gen.Sized(size => Members(Math.Min(size, 12))));

        private static Gen<JsonObject> Members(int size) => Gen.Choose(0, Math.Min(size, 5)).SelectMany(count => Gen.ListOf(
            Texts.SelectMany(name => Value(size / 2).Select(value => (name, value))), count)).Select(pairs =>
            {
                JsonObject members = new();
                foreach ((string name, object? value) in pairs)
                {
                    members[name] = value;
                }

                return members;
            });

        private static Gen<object?> Value(int size)
        {
            Gen<object?> simple = Gen.OneOf(
                Texts.Select(text => (object?)text), ArbMap.Default.GeneratorFor<decimal>().Select(number => (object?)number), Gen.Elements<object?>(null, true, false));
            return size <= 0 ? simple : Gen.OneOf(
                simple, Members(size).Select(members => (object?)members), Gen.Choose(0, 3).SelectMany(count => Gen.ListOf(Value(size / 2), count)).Select(items => (object?)items.ToList()));
        }
    }
}
