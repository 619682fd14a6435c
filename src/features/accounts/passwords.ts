const SHORTEST = 15;
const SHORTEST_WITH_SECOND_FACTOR = 8;
export const LONGEST = 128;

/** What people choose most, in Japan and elsewhere, of eight characters and more. */
const COMMON = new Set(
  `password passw0rd password1 password12 password123 password1234 p@ssw0rd p@ssword pass1234
  12345678 123456789 1234567890 12345678910 0123456789 87654321 987654321 0987654321 11223344
  123123123 12341234 1qaz2wsx 1q2w3e4r 1q2w3e4r5t qwertyui qwertyuiop qwerty123 qwerty1234 asdfghjkl
  asdfasdf zxcvbnm1 zaq12wsx qazwsxedc abcd1234 abc12345 abcdefgh abcdefghi a1b2c3d4 iloveyou
  iloveyou1 sunshine princess football baseball basketball superman trustno1 whatever starwars
  welcome1 welcome123 letmein1 letmein123 admin123 admin1234 administrator changeme changeme123
  computer internet michelle jennifer corvette pokemon1 pikachu1 doraemon sakura123 sakurasakura
  yamaguchi yamaguchi1 yamaguchi123 yamaguchishi yellyamaguchi ogori1234 yudaonsen hagihagi choshu123
  shoukoukaigisho shokokaigisho kaigisho japan123 nippon123 tokyo123 hiroshima takahiro tsubasa1
  arigatou arigato123 konnichiwa ohayougozaimasu sayonara himitsu123 pasuwado naruto123 dragonball
  correcthorsebatterystaple thequickbrownfox thequickbrownfoxjumpsoverthelazydog`.split(/\s+/),
);

export type Weakness = 'tooShort' | 'tooShort8' | 'tooLong' | 'common';

/**
 * Why a password cannot be taken; nothing is asked of how it is composed.
 *
 * @param own words that are easily guessed for this person: address, name.
 */
export function weaknessOf(
  password: string,
  hasSecondFactor: boolean,
  own: readonly string[],
): Weakness | undefined {
  const length = [...password].length;
  if (hasSecondFactor && length < SHORTEST_WITH_SECOND_FACTOR) return 'tooShort8';
  if (!hasSecondFactor && length < SHORTEST) return 'tooShort';
  if (length > LONGEST) return 'tooLong';
  return isCommon(password, own) ? 'common' : undefined;
}

function isCommon(password: string, own: readonly string[]): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  const guesses = own
    .flatMap((word) => [word, word.split('@')[0]!])
    .map((word) => word.toLowerCase());
  const bare = text.replace(/[\d!?._-]+$/, '');
  if (COMMON.has(text) || COMMON.has(bare) || guesses.includes(text)) return true;
  return isRepeated(text) || isRow(text);
}

/** One piece over and over: `aaaaaaaa`, `abcabcabcabcabc`, a common password twice. */
function isRepeated(text: string): boolean {
  const piece = /^(.+?)\1+$/u.exec(text)?.[1];
  return piece !== undefined && ([...piece].length <= 4 || COMMON.has(piece));
}

/** Each character follows the last one up or down the alphabet or the digits. */
function isRow(text: string): boolean {
  const steps = [...text].slice(1).map((char, i) => char.charCodeAt(0) - text.charCodeAt(i));
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1);
}
