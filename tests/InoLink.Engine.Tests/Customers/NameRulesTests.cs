using InoLink.Engine.Companies;
using InoLink.Engine.Customers;
using InoLink.Engine.Problems;
using InoLink.QuickBooks.Model;

namespace InoLink.Engine.Tests.Customers;

/// <summary>What QuickBooks takes as text: refused naming character or length, never cut (BOOKS B30, B37; quickbooks-api §2, §3).</summary>
public sealed class NameRulesTests
{
    [Theory]
    [InlineData("a:b", "a colon (:)")]
    [InlineData(":", "a colon (:)")]
    [InlineData("a\tb", "a tab")]
    [InlineData("a\nb", "a line break")]
    [InlineData("a\rb", "a line break")]
    [InlineData("a\r\nb:", "a line break")]
    public void B30_AForbiddenCharacterInAName_IsRefusedNamingIt(string value, string named)
    {
        Problem problem = Name(value)!;

        Assert.Equal("INO-1202", problem.Code);
        Assert.Contains(named, problem.Sentence, StringComparison.Ordinal);
        Assert.Contains(named, problem.Fix, StringComparison.Ordinal);
        Assert.Null(NameRules.Check("Field", value, 100, isName: false, isEmail: false, unitedStates: true));
    }

    [Theory]
    [InlineData("ÿ", null)]
    [InlineData("Zoë Ñuñez ß ½ ©", null)]
    [InlineData("Ā", "Ā (U+0100)")]
    [InlineData("Ana Č.", "Č (U+010C)")]
    [InlineData("漢", "漢 (U+6F22)")]
    [InlineData("Smiley 😀", "😀 (U+1F600)")]
    [InlineData("“x”", "“ (U+201C)")]
    public void B30_InTheUnitedStates_ACharacterOutsideLatin1_IsRefusedNamingIt(string value, string? named)
    {
        Problem? problem = Name(value);

        Assert.Equal(named == null ? null : "INO-1204", problem?.Code);
        Assert.Contains(named ?? "", problem?.Sentence ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void B30_HalfASurrogatePair_IsNamedAndNotStumbledOver()
    {
        Assert.Contains("(U+D83D)", Name("half \uD83D pair")!.Sentence, StringComparison.Ordinal);
        Assert.Contains("(U+DE00)", Name("half \uDE00")!.Sentence, StringComparison.Ordinal);
        Assert.Equal("half \uD83D and \uFFFE", NameRules.Transliterate("half \uD83D and \uFFFE"));
    }

    [Theory]
    [InlineData("Ā")]
    [InlineData("漢 😀 Смирнов")]
    public void B30_Elsewhere_AnyCharacterMayGo(string value) => Assert.Null(NameRules.Check("Field", value, 100, true, false, unitedStates: false));

    [Fact]
    public void ALength_IsRefusedOneOverTheLimit_WithBothNumbers()
    {
        Assert.Null(NameRules.Check("Field", new string('x', 30), 30, false, false, true));
        Problem problem = NameRules.Check("Field", new string('x', 31), 30, false, false, true)!;

        Assert.Equal("INO-1203", problem.Code);
        Assert.Equal("Field has 31 characters; QuickBooks takes 30 at most.", problem.Sentence);
    }

    public static TheoryData<string, int> Limits => new()
    {
        { "Title", 16 }, { "GivenName", 100 }, { "FamilyName", 100 }, { "Suffix", 16 }, { "PrimaryPhone", 30 }, { "AlternatePhone", 30 },
        { "Mobile", 30 }, { "Fax", 30 }, { "WebAddr", 1000 }, { "DisplayName", 500 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void B37_EveryField_TakesItsLimitAndNotOneMore(string field, int limit)
    {
        Assert.Equal(limit, CustomerMap.Fields.Single(mapped => mapped.Name == field).Limit);
        Assert.Null(Samples.Make(Contact(field, limit)).Problem);
        Assert.Equal("INO-1203", Samples.Make(Contact(field, limit + 1)).Problem?.Code);
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "INO-1203")]
    public void B30_ACompanyNameOver100_IsRefused_ThoughADisplayNameMayBeLonger(int length, string? code) =>
        Assert.Equal(code, Samples.Make(Samples.Account(new string('a', length))).Problem?.Code);

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "INO-1203")]
    public void B37_AnEmail_TakesAHundredCharacters(int length, string? code) =>
        Assert.Equal(code, Samples.Make(Samples.Contact(with: contact => contact.Email = "a@b." + new string('x', length - 4))).Problem?.Code);

    [Theory]
    [InlineData("a@b.c", true)]
    [InlineData("first.last+tag@mail.example.org", true)]
    [InlineData("ab.c", false)]
    [InlineData("a@b", false)]
    [InlineData("a.b@c", false)]
    [InlineData("@b.c", false)]
    [InlineData("a@.c", false)]
    [InlineData("a@b.", false)]
    [InlineData("a@@b.c", false)]
    [InlineData("a b@c.d", false)]
    public void AnEmail_NeedsAnAtAndADot(string email, bool ok) =>
        Assert.Equal(ok ? null : "INO-1205", NameRules.Check("Email", email, 100, isName: false, isEmail: true, unitedStates: true)?.Code);

    [Theory]
    [InlineData("BillAddr", 500, null)]
    [InlineData("BillAddr", 501, "INO-1203")]
    [InlineData("ShipAddr", 501, "INO-1203")]
    public void B37_AnAddressLine_TakesFiveHundred(string address, int length, string? code) =>
        Assert.Equal(code, Samples.Make(WithAddress(address, Samples.Address(new string('x', length)))).Problem?.Code);

    [Theory]
    [InlineData(400, null)]
    [InlineData(401, "INO-1203")]
    public void B37_TheLinesOfAnAddress_TakeTwoThousandTogether(int length, string? code) =>
        Assert.Equal(code, Samples.Make(WithAddress("BillAddr", Samples.Address([.. Enumerable.Repeat(new string('x', length), 5)]))).Problem?.Code);

    [Theory]
    [InlineData("City", 255)]
    [InlineData("State", 255)]
    [InlineData("PostalCode", 30)]
    [InlineData("Country", 255)]
    public void B37_EveryPartOfAnAddress_TakesItsLimitAndNotOneMore(string part, int limit)
    {
        Assert.Null(Samples.Make(WithAddress("BillAddr", Part(part, limit))).Problem);
        Assert.Equal("INO-1203", Samples.Make(WithAddress("BillAddr", Part(part, limit + 1))).Problem?.Code);
    }

    [Fact]
    public void B30_AnAddressInTheUnitedStates_IsCheckedForCharactersToo()
    {
        Problem problem = Samples.Make(WithAddress("ShipAddr", Samples.Address("Łódzka 1"))).Problem!;

        Assert.Equal("INO-1204", problem.Code);
        Assert.Contains("Address 2", problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Łukasz Šimánek", "Lukasz Simánek")]
    [InlineData("Nguyễn Thị Ế", "Nguyen Thi E")]
    [InlineData("e\u0301mile", "emile")]
    [InlineData("“A” – ‘B’ … €5™", "\"A\" - 'B' ... EUR5TM")]
    [InlineData("Zoë ÿ", "Zoë ÿ")]
    [InlineData("Œuvre ħ ı", "OEuvre h i")]
    [InlineData("漢 😀", "漢 😀")]
    [InlineData("Андрей ё 한", "Андрей ё 한")]
    [InlineData("", "")]
    public void B30_Transliterate_WritesWhatItCan_AndLeavesTheRestAsItIs(string value, string expected) => Assert.Equal(expected, NameRules.Transliterate(value));

    [Fact]
    public void B30_Transliterate_ActsByPreference_AndOnlyInTheUnitedStates()
    {
        CustomerPreferences allowed = new() { Transliterate = true };
        CompanySettings[] companies = [Samples.UnitedStates, Samples.Britain];

        Assert.Equal(["Lukasz", "Łukasz"], companies.Select(company => Samples.Make(Samples.Contact("Łukasz"), preferences: allowed, settings: company).Write!.Fields.Text("DisplayName")));
        Assert.Equal("INO-1204", Samples.Make(Samples.Contact("Łukasz")).Problem?.Code);
        Assert.Contains("😀 (U+1F600)", Samples.Make(Samples.Contact("Łukasz 😀"), preferences: allowed).Problem!.Sentence, StringComparison.Ordinal);
    }

    private static Problem? Name(string value) => NameRules.Check("Field", value, 100, isName: true, isEmail: false, unitedStates: true);

    private static PostalAddress Part(string part, int length)
    {
        string text = new('x', length);
        return new PostalAddress
        {
            City = part == "City" ? text : "", State = part == "State" ? text : "", PostalCode = part == "PostalCode" ? text : "", Country = part == "Country" ? text : "",
        };
    }

    private static CustomerSource WithAddress(string name, PostalAddress address) => Samples.Contact(with: contact =>
    {
        contact.BillTo = name == "BillAddr" ? address : contact.BillTo;
        contact.ShipTo = name == "ShipAddr" ? address : contact.ShipTo;
    });

    private static CustomerSource Contact(string field, int length)
    {
        string text = new('x', length);
        return Samples.Contact(field == "DisplayName" ? text : "Jane Doe", contact =>
        {
            contact.Person = new PersonName
            {
                Title = field == "Title" ? text : "", First = field == "GivenName" ? text : "", Last = field == "FamilyName" ? text : "", Suffix = field == "Suffix" ? text : "",
            };
            contact.MainPhone = field == "PrimaryPhone" ? text : "";
            contact.OtherPhone = field == "AlternatePhone" ? text : "";
            contact.MobilePhone = field == "Mobile" ? text : "";
            contact.Fax = field == "Fax" ? text : "";
            contact.Website = field == "WebAddr" ? text : "";
        });
    }
}
